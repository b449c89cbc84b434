export { PassageCard } from './passage-card';
export { PassageSource } from './passage-source';
export { PassageStages } from './passage-stages';
export { passageHref, type Passage } from './types';
