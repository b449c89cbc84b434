export { RetrievalOptions } from './retrieval-options';
export { describeOptions, type RetrievalSettings } from './settings';
