export { MarkHit } from './mark-hit';
export { MarkSelection } from './mark-selection';
export { SaveAnswer } from './save-answer';
export { OFFSET_ATTRIBUTE } from './selected-span';
