const DELIMITERS = [',', ';', '\t', '|'] as const;
const RECORDS = 50;

/**
 * The delimiter of a CSV file, by which the first records (up to 50, quoted cells respected) split into the same number of
 * cells most often, and into more than one. A `sep=;` line, as spreadsheets write it, decides by itself.
 */
export function sniffDelimiter(sample: string): string {
  const told = /^sep=(.)\r?\n/i.exec(sample)?.[1];
  if (told) return told;
  const ranked = DELIMITERS.map((delimiter) => ({ delimiter, ...agreement(sample, delimiter) })).sort(
    (a, b) => b.share - a.share || b.cells - a.cells,
  );
  return ranked[0]?.delimiter ?? ',';
}

/** The commonest number of cells per record, and the share of records that have it. */
function agreement(sample: string, delimiter: string): { share: number; cells: number } {
  const counts = new Map<number, number>();
  let records = 0;
  let cells = 1;
  let quoted = false;
  let cellIsEmpty = true;
  for (let i = 0; i < sample.length && records < RECORDS; i++) {
    const character = sample[i];
    if (character === '"') {
      // A quote opens a cell only at its beginning; elsewhere it is a character like others.
      if (quoted || cellIsEmpty) quoted = !quoted;
      cellIsEmpty = false;
    } else if (quoted) {
      continue;
    } else if (character === delimiter) {
      cells++;
      cellIsEmpty = true;
    } else if (character === '\n') {
      counts.set(cells, (counts.get(cells) ?? 0) + 1);
      records++;
      cells = 1;
      cellIsEmpty = true;
    } else if (character !== '\r') {
      cellIsEmpty = false;
    }
  }
  // The last record may be cut off by the sample's end, so it counts only when it is the only one.
  if (records === 0) {
    counts.set(cells, 1);
    records = 1;
  }
  const [commonest, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { share: commonest > 1 ? times / records : 0, cells: commonest };
}
