import type { SegmentRow } from './build-types';

/** Chunk numbers in one statement: about a megabyte, some tens of milliseconds on the embedded database. */
const MOST_NUMBERS = 60_000;
const MOST_ROWS = 2_000;

/** Rows in groups that are each loaded by one short statement. */
export function* inSlices(rows: readonly SegmentRow[]): Generator<SegmentRow[]> {
  let slice: SegmentRow[] = [];
  let numbers = 0;
  for (const row of rows) {
    slice.push(row);
    numbers += row.chunkIds.length;
    if (numbers < MOST_NUMBERS && slice.length < MOST_ROWS) continue;
    yield slice;
    [slice, numbers] = [[], 0];
  }
  if (slice.length > 0) yield slice;
}
