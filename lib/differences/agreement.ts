/** The answers of one row, by column; null where a column has none. */
export type AgreementRow = readonly (string | null)[];

/** How often two columns say the same. */
export interface Agreement {
  a: number;
  b: number;
  /** Rows in which both have a text. */
  n: number;
  /** Share of them whose texts are equal but for case, punctuation, citations and white space; null without rows. */
  exact: number | null;
  /** Mean similarity of the two texts, from 0 (no word in common) to 1; null without rows. */
  similarity: number | null;
}

/** How often each pair of columns agrees, over the rows that both have. */
export function agreementMap(columns: number, rows: readonly AgreementRow[]): Agreement[] {
  const folded = rows.map((row) =>
    row.map((text) => (text === null ? null : { text: normalised(text), words: wordCounts(text) })),
  );
  const places = Array.from({ length: columns }, (_column, at) => at);
  return places.flatMap((a) =>
    places.slice(a + 1).map((b) => {
      let [n, equal, similar] = [0, 0, 0];
      for (const row of folded) {
        const [one, other] = [row[a], row[b]];
        if (!one || !other) continue;
        n += 1;
        if (one.text === other.text) equal += 1;
        similar += similarity(one.words, other.words);
      }
      return { a, b, n, exact: n === 0 ? null : equal / n, similarity: n === 0 ? null : similar / n };
    }),
  );
}

/** What is left of a text when it is read aloud: letters and digits, without case, with single spaces. */
function normalised(text: string): string {
  return wordsOf(text).join(' ');
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

function wordsOf(text: string): string[] {
  const words = [];
  // Citations point at passages, which may stand in another order in another column.
  const plain = text
    .replaceAll(/\[\d+(?:\s*,\s*\d+)*\]/g, ' ')
    .normalize('NFKC')
    .toLowerCase();
  for (const { segment, isWordLike } of segmenter.segment(plain)) if (isWordLike) words.push(segment);
  return words;
}

function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * The Sørensen–Dice coefficient of two bags of words: twice the words that they share by all words of both. Two texts without
 * words are the same. Source: Dice (1945), Ecology 26(3).
 */
function similarity(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const total = sizeOf(one) + sizeOf(other);
  if (total === 0) return 1;
  let shared = 0;
  for (const [word, count] of one) shared += Math.min(count, other.get(word) ?? 0);
  return (2 * shared) / total;
}

function sizeOf(bag: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of bag.values()) size += count;
  return size;
}
