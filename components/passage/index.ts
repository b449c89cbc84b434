export { PassageCard } from './passage-card';
export { PassageSource } from './passage-source';
export { passageHref, type Passage } from './types';
