import type { Explanation, Hit } from '@/lib/retrieval/schema';

const shown = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 4 });

/** How a hit's fused score comes about, written out line by line; null where nothing was fused. */
export function scoreArithmetic(hit: Hit, { fusion, ranges }: Explanation): string[] | null {
  const { dense, lexical, fusion: fused } = hit.stages;
  if (!fused || !fusion || !ranges) return null;
  const weights = fusion.weights ?? { dense: 1, lexical: 1 };
  const legs = [
    { name: 'dense', stage: dense, range: ranges.dense, weight: weights.dense },
    { name: 'lexical', stage: lexical, range: ranges.lexical, weight: weights.lexical },
  ];
  if (fusion.method === 'rrf') {
    const k = fusion.k ?? 60;
    const lines = legs.map(({ name, stage, weight }) =>
      stage
        ? `${name}: ${shown(weight)} ÷ (${k} + rank ${stage.rank}) = ${shown(weight / (k + stage.rank))}`
        : `${name}: not among the candidates = 0`,
    );
    return [...lines, `sum = ${shown(fused.score)}`];
  }
  const total = weights.dense + weights.lexical;
  const lines = legs.map(({ name, stage, range, weight }) => {
    const share = weight / total;
    if (!stage || !range) return `${name}: not among the candidates = 0`;
    const norm = range.most === range.least ? 1 : (stage.score - range.least) / (range.most - range.least);
    return `${name}: ${shown(share)} × (${shown(stage.score)} − ${shown(range.least)}) ÷ (${shown(range.most)} − ${shown(range.least)}) = ${shown(share * norm)}`;
  });
  return [...lines, `sum = ${shown(fused.score)}`];
}
