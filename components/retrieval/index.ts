export { askHref, askParameters, readAsk, type Ask } from './ask-address';
export { JourneyView } from './journey-view';
export { RetrievalOptions } from './retrieval-options';
export { describeOptions, type RetrievalSettings } from './settings';
