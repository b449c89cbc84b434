export { buildIndex } from './build-index';
export { buildTable } from './tables/store';
export { checkIndexSettings, createIndex } from './create-index';
export { deleteIndex, restoreIndex } from './delete-index';
export { estimateIndex } from './estimate-index';
export { purgeIndexes } from './purge-indexes';
export { findIndexesByName, getIndex, listIndexes, searchableIndex, type SearchableIndex } from './read-indexes';
export { recoverBuilds } from './recover-builds';
export { refreshIndex } from './refresh-index';
