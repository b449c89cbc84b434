export { MarkHit } from './mark-hit';
export { MarkSelection } from './mark-selection';
export { OFFSET_ATTRIBUTE } from './selected-span';
