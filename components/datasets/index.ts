export { DatasetsScreen } from './datasets-screen';
export { DatasetScreen } from './dataset-screen';
