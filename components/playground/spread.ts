import type { Answer } from '@/lib/answers/schema';

interface Range {
  low: number;
  high: number;
}

/** How far the answers to the same question by the same column lie apart. Null where nothing was measured. */
export interface Spread {
  /** Answers that came to their end; the others are in none of the numbers. */
  answers: number;
  words: Range | null;
  /** US dollars; null where one price is not known. */
  costUsd: (Range & { sum: number }) | null;
  totalMs: Range | null;
  /** 0 to 1: how alike the texts are on average, pair by pair; 1 where all say the same. Null for fewer than two. */
  agreement: number | null;
}

export function spreadOf(answers: readonly Answer[]): Spread {
  const done = answers.filter(({ status }) => status === 'done');
  const words = done.map(({ text }) => wordsOf(text));
  const costs = done.map(({ costUsd }) => costUsd);
  const known = costs.filter((cost) => cost !== null);
  const times = done.flatMap(({ timings: { totalMs } }) => (totalMs === null ? [] : [totalMs]));
  const costRange = known.length === costs.length ? rangeOf(known) : null;
  return {
    answers: done.length,
    words: rangeOf(words.map(({ length }) => length)),
    costUsd: costRange && { ...costRange, sum: known.reduce((sum, cost) => sum + cost, 0) },
    totalMs: rangeOf(times),
    agreement: meanOfPairs(words.map(countsOf), similarity),
  };
}

function rangeOf(values: readonly number[]): Range | null {
  return values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };
}

/** Words without their case; a script without spaces is cut by the runtime's own rules. */
function wordsOf(text: string): string[] {
  const segments = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text.toLowerCase());
  return [...segments].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Sørensen–Dice coefficient over words, each as often as it occurs (Dice, 1945); two empty texts are alike. */
function similarity(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const size = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
  const total = size(a) + size(b);
  if (total === 0) return 1;
  let shared = 0;
  for (const [word, count] of a) shared += Math.min(count, b.get(word) ?? 0);
  return (2 * shared) / total;
}

function meanOfPairs<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): number | null {
  const pairs = items.flatMap((a, at) => items.slice(at + 1).map((b) => compare(a, b)));
  return pairs.length === 0 ? null : pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
}
