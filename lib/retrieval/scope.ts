import type { Filter } from './schema';

/** Whether a filter looks at single chunks, not only at their documents. */
export function looksAtChunks(filter: Filter): boolean {
  if ('all' in filter) return filter.all.some(looksAtChunks);
  if ('any' in filter) return filter.any.some(looksAtChunks);
  return filter.field === 'page';
}
