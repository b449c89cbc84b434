export type { PageContent, PageItem } from './fragments';
export { type GuessedHeading, levelsOf } from './headings';
export { type LaidOutPage, layOut } from './lay-out';
