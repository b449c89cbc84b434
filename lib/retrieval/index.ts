export { checkRetrieval } from './check-retrieval';
export { retrieve } from './retrieve';
export type { RetrieveOptions } from './search';
