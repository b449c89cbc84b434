/** How fast further occurrences of a term stop counting, and how much a chunk's length matters. */
export const K1 = 1.2;
export const B = 0.75;

/**
 * Weights are kept as whole numbers of 1/2^20, so that their sums are exact in any order and results are the same on every
 * version of PostgreSQL. The largest weight, a term in one chunk of a billion, fits 32 bits.
 */
export const WEIGHT_SCALE = 2 ** 20;

/** What BM25 has to know about all chunks together. */
export interface Corpus {
  /** Number of chunks. */
  chunks: number;
  /** Mean number of terms in a chunk. */
  averageLength: number;
}

/**
 * What one term adds to a chunk's BM25 score, times 2^20 and rounded: idf × tf (k1 + 1) / (tf + k1 (1 − b + b length / mean)),
 * with idf = ln(1 + (N − df + ½) / (df + ½)), which is never negative.
 *
 * Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009); the idf as in Lucene.
 *
 * @param idf from `inverseDocumentFrequency`
 * @param frequency occurrences of the term in the chunk
 * @param length terms in the chunk
 */
export function weightOf(idf: number, frequency: number, length: number, averageLength: number): number {
  const normalised = frequency + K1 * (1 - B + (B * length) / averageLength);
  return Math.round((WEIGHT_SCALE * idf * frequency * (K1 + 1)) / normalised);
}

/** @param documentFrequency number of chunks that hold the term */
export function inverseDocumentFrequency(documentFrequency: number, chunks: number): number {
  return Math.log(1 + (chunks - documentFrequency + 0.5) / (documentFrequency + 0.5));
}
