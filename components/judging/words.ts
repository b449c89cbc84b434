import type { Judging } from '@/lib/comparisons/schema';

/** `63 %`. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A p value with as many digits as it deserves. */
export function formatP(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

/** The verdict in a sentence, that nothing was shown where nothing was. */
export function verdictSentence(judging: Judging, nameOf: (variantIndex: number) => string): string {
  const { best, columns, pairs } = judging;
  const judged = columns.filter(({ winRate }) => winRate !== null);
  if (judging.votes === 0) return 'Nothing was judged yet.';
  if (judged.length < 2) return 'No two columns were judged against each other yet.';
  const first = best[0] ?? 0;
  const rate = columns[first]?.winRate;
  const with_ = rate ? ` (preferred in ${percent(rate.value)} of its comparisons)` : '';
  if (best.length === 1) return `${nameOf(first)} is preferred to every other column${with_}.`;
  if (best.length < judged.length) {
    const others = best.slice(1).map(nameOf).join(', ');
    return `${nameOf(first)} is preferred most${with_}, and no difference was shown between it and ${others}.`;
  }
  const few = pairs.every(({ verdict }) => verdict === 'too few');
  return few
    ? `Too few questions were judged to tell the columns apart; at least six are needed.`
    : `No difference was shown between the columns. That is not the same as showing that there is none.`;
}
