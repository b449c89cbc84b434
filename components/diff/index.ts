export { DifferencesScreen } from './differences-screen';
export { TextDiff } from './text-diff';
