import { createPauses } from '@/lib/text';

/** What MMR needs of a passage: how relevant it is, and where it lies. */
export interface Relevant {
  relevance: number;
  vector: Float32Array;
}

/** A passage as MMR chose it: which one, and what it was worth at its turn. */
export interface Chosen {
  index: number;
  score: number;
}

/**
 * Maximal marginal relevance: takes, one after the other, the passage with the highest λ · relevance − (1 − λ) · similarity,
 * where similarity is the largest cosine to any passage taken before. Relevance is normalised to 0…1 over the passages, so
 * that λ means the same for every kind of score. Scores never rise along the way; ties go to the more relevant, then to the
 * earlier one.
 *
 * Source: Carbonell and Goldstein, "The Use of MMR, Diversity-Based Reranking for Reordering Documents and Producing
 * Summaries" (1998).
 *
 * @param passages in order of relevance, best first
 * @param limit how many to choose; takes time in proportion to limit × passages × dimensions, with pauses for everybody else
 */
export async function diversify(passages: readonly Relevant[], lambda: number, limit: number): Promise<Chosen[]> {
  const pause = createPauses();
  const relevances = normalised(passages.map((passage) => passage.relevance));
  const lengths = passages.map(({ vector }) => Math.sqrt(dot(vector, vector)));
  const similarity = new Float64Array(passages.length);
  const left = new Set(passages.keys());
  const chosen: Chosen[] = [];
  while (chosen.length < limit && left.size > 0) {
    await pause();
    let best: Chosen | null = null;
    for (const index of left) {
      const repeated = chosen.length === 0 ? 0 : similarity[index]!;
      const score = lambda * relevances[index]! - (1 - lambda) * repeated;
      if (best === null || score > best.score + 1e-12) best = { index, score };
    }
    if (best === null) break;
    left.delete(best.index);
    const { vector } = passages[best.index]!;
    for (const index of left) {
      const product = lengths[index]! * lengths[best.index]!;
      const cosine = product === 0 ? 0 : dot(vector, passages[index]!.vector) / product;
      similarity[index] = chosen.length === 0 ? cosine : Math.max(similarity[index]!, cosine);
    }
    chosen.push(best);
  }
  return chosen;
}

function normalised(values: readonly number[]): number[] {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return values.map((value) => (most === least ? 1 : (value - least) / (most - least)));
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += a[index]! * b[index]!;
  return sum;
}
