export { asksProviders, checkRetrieval } from './check-retrieval';
export { neighbourRecall } from './neighbour-recall';
export { retrieve } from './retrieve';
export type { RetrieveOptions } from './search';
export { measureHealth } from './health/measure-health';
