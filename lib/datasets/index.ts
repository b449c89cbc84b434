export { addCaseFromAnswer, type AnswerFacts } from './add-case-from-answer';
export { addCases, removeCases, restoreVersion, updateCase } from './change-cases';
export { createDataset, deleteDataset, purgeDatasets, restoreDataset, updateDataset } from './change-datasets';
export { exportCases } from './export-cases';
export { importCases, previewImport } from './import-cases';
export { getCase, getDataset, listCases, listDatasets, listVersions, readCases, resolveVersion } from './read-datasets';
