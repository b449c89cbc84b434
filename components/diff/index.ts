export { TextDiff } from './text-diff';
