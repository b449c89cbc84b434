export { TextDiff } from './text-diff';
export { diffTexts, type DiffUnit } from './diff-texts';
