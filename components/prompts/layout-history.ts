interface Descent {
  version: number;
  parent: number | null;
  mergedFrom: number | null;
}

/** One row of the history's drawing; lanes are numbered from the left. */
export interface HistoryRow {
  version: number;
  /** Where this version's dot stands. */
  lane: number;
  /** Lanes that pass by. */
  through: number[];
  /** Lanes that come from the newer versions above to the dot. */
  above: number[];
  /** Lanes that go from the dot down to its parents. */
  below: number[];
}

/**
 * Draws versions, newest first, as lines from child to parent. A lane waits for the version that its line leads to and is free again
 * from there.
 *
 * @returns a row for each version, and how many lanes there are in all
 */
export function layoutHistory(versions: readonly Descent[]): { rows: HistoryRow[]; lanes: number } {
  const listed = new Set(versions.map((version) => version.version));
  const waiting: (number | null)[] = [];
  let lanes = 1;
  const take = (version: number): number => {
    const free = waiting.indexOf(null);
    const lane = free < 0 ? waiting.length : free;
    waiting[lane] = version;
    lanes = Math.max(lanes, lane + 1);
    return lane;
  };
  const rows = versions.map(({ version, parent, mergedFrom }): HistoryRow => {
    const above = waiting.flatMap((waits, lane) => (waits === version ? [lane] : []));
    const lane = above[0] ?? take(version);
    const through = waiting.flatMap((waits, other) => (waits !== null && waits !== version ? [other] : []));
    for (const other of above) waiting[other] = null;
    if (above.length === 0) waiting[lane] = null;
    const below: number[] = [];
    if (parent !== null && listed.has(parent)) {
      waiting[lane] = parent;
      below.push(lane);
    }
    if (mergedFrom !== null && listed.has(mergedFrom)) {
      const already = waiting.indexOf(mergedFrom);
      below.push(already < 0 ? take(mergedFrom) : already);
    }
    return { version, lane, through, above, below };
  });
  return { rows, lanes };
}
