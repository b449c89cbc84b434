import { wholeRowsAndSentences } from './split-spans';
import type { Topics } from './strategies/strategy';

/** Gives a vector for each text, in their order. */
export type EmbedSentences = (texts: readonly string[]) => Promise<readonly ArrayLike<number>[]>;

/** How many sentences on either side of a boundary are compared: a single one says too little of its topic. */
const BLOCK = 3;

/**
 * The sentences of a text, and how much the topic changes after each: 1 − cosine of the mean vectors of up to three sentences
 * before and after. Each sentence is embedded once.
 *
 * Source: Hearst, "TextTiling: Segmenting Text into Multi-paragraph Subtopic Passages" (1997), with embeddings instead of
 * counted words.
 */
export async function findTopics(text: string, language: string | null, embed: EmbedSentences): Promise<Topics> {
  const sentences = wholeRowsAndSentences(text, { start: 0, end: text.length }, language);
  const vectors = await embed(sentences.map(({ start, end }) => text.slice(start, end)));
  return { sentences, shifts: shiftsBetween(vectors) };
}

/** @returns one number for each vector: how far what follows is from what stood until there; 0 for the last */
export function shiftsBetween(vectors: readonly ArrayLike<number>[]): Float64Array {
  const shifts = new Float64Array(vectors.length);
  for (let i = 0; i + 1 < vectors.length; i += 1) {
    const before = mean(vectors, Math.max(0, i + 1 - BLOCK), i + 1);
    const after = mean(vectors, i + 1, Math.min(vectors.length, i + 1 + BLOCK));
    shifts[i] = 1 - cosine(before, after);
  }
  return shifts;
}

/** The direction of the mean: vectors of unequal length count the same. */
function mean(vectors: readonly ArrayLike<number>[], from: number, to: number): Float64Array {
  const sum = new Float64Array(vectors[from]!.length);
  for (let i = from; i < to; i += 1) {
    const vector = vectors[i]!;
    let squares = 0;
    for (let at = 0; at < vector.length; at += 1) squares += vector[at]! * vector[at]!;
    if (squares === 0) continue;
    const scale = 1 / Math.sqrt(squares);
    for (let at = 0; at < sum.length; at += 1) sum[at]! += vector[at]! * scale;
  }
  return sum;
}

function cosine(a: Float64Array, b: Float64Array): number {
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (let at = 0; at < a.length; at += 1) {
    product += a[at]! * b[at]!;
    squaresA += a[at]! * a[at]!;
    squaresB += b[at]! * b[at]!;
  }
  return squaresA === 0 || squaresB === 0 ? 0 : product / Math.sqrt(squaresA * squaresB);
}
