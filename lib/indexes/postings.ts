import { inverseDocumentFrequency, weightOf } from './bm25';
import type { Corpus } from './bm25';

/** One term's chunks, in order, and how often each holds it. */
export interface TermPostings {
  term: string;
  chunkIds: Int32Array;
  frequencies: Int32Array;
}

/** A growing list of 32-bit numbers. */
class Numbers {
  #values = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Int32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  set(index: number, value: number): void {
    while (this.length <= index) this.push(0);
    this.#values[index] = value;
  }

  at(index: number): number {
    return index < this.length ? (this.#values[index] ?? 0) : 0;
  }

  clear(): void {
    this.length = 0;
  }
}

/**
 * Collects which chunk holds which terms, in 12 bytes per pair, and gives them back term by term. Chunks come in ascending
 * order of their ids; `takeSegment` empties the collection, so that memory stays bounded however much text there is.
 */
export class PostingsCollector {
  #termIds = new Map<string, number>();
  #terms: string[] = [];
  /** Chunks that hold a term, over all segments: its document frequency. */
  #documentFrequencies = new Numbers();
  #lengths = new Numbers();
  #totalLength = 0;
  #pairTerms = new Numbers();
  #pairChunks = new Numbers();
  #pairFrequencies = new Numbers();
  /** Where in this segment's pairs a term's newest one stands, plus one. */
  #newestPair = new Numbers();

  /** @returns the number of terms of the chunk, repeated ones counted each time */
  add(chunkId: number, terms: readonly string[]): number {
    const firstPair = this.#pairTerms.length;
    for (const term of terms) {
      const termId = this.#termId(term);
      const pair = this.#newestPair.at(termId) - 1;
      if (pair >= firstPair) {
        this.#pairFrequencies.set(pair, this.#pairFrequencies.at(pair) + 1);
        continue;
      }
      this.#newestPair.set(termId, this.#pairTerms.length + 1);
      this.#documentFrequencies.set(termId, this.#documentFrequencies.at(termId) + 1);
      this.#pairTerms.push(termId);
      this.#pairChunks.push(chunkId);
      this.#pairFrequencies.push(1);
    }
    this.#lengths.set(chunkId, terms.length);
    this.#totalLength += terms.length;
    return terms.length;
  }

  /** Pairs of chunk and term held in memory now. */
  get pairs(): number {
    return this.#pairTerms.length;
  }

  get vocabulary(): number {
    return this.#terms.length;
  }

  corpus(): Corpus {
    const chunks = this.#lengths.length;
    return { chunks, averageLength: chunks === 0 ? 0 : this.#totalLength / chunks };
  }

  /** The pairs collected since the last segment, grouped by term; the collection is empty afterwards. */
  takeSegment(): TermPostings[] {
    const pairs = this.#pairTerms.length;
    const counts = new Int32Array(this.#terms.length + 1);
    for (let pair = 0; pair < pairs; pair++) counts[this.#pairTerms.at(pair) + 1]! += 1;
    for (let term = 0; term < this.#terms.length; term++) counts[term + 1]! += counts[term]!;
    const starts = counts.slice();
    const chunkIds = new Int32Array(pairs);
    const frequencies = new Int32Array(pairs);
    for (let pair = 0; pair < pairs; pair++) {
      const place = counts[this.#pairTerms.at(pair)]!++;
      chunkIds[place] = this.#pairChunks.at(pair);
      frequencies[place] = this.#pairFrequencies.at(pair);
    }
    const segment: TermPostings[] = [];
    this.#terms.forEach((term, termId) => {
      const [start, end] = [starts[termId]!, starts[termId + 1]!];
      if (end > start) {
        segment.push({ term, chunkIds: chunkIds.subarray(start, end), frequencies: frequencies.subarray(start, end) });
      }
    });
    for (const numbers of [this.#pairTerms, this.#pairChunks, this.#pairFrequencies, this.#newestPair]) numbers.clear();
    return segment;
  }

  /**
   * BM25 weights of a term's chunks, in the order given. Only right once every chunk has been added, since they rest on the
   * mean length and on how many chunks hold the term.
   */
  weigh(postings: TermPostings): Int32Array {
    const { chunks, averageLength } = this.corpus();
    const termId = this.#termIds.get(postings.term);
    const documentFrequency = termId === undefined ? 0 : this.#documentFrequencies.at(termId);
    const idf = inverseDocumentFrequency(documentFrequency, chunks);
    return postings.chunkIds.map((chunkId, i) =>
      weightOf(idf, postings.frequencies[i]!, this.#lengths.at(chunkId), averageLength),
    );
  }

  #termId(term: string): number {
    const known = this.#termIds.get(term);
    if (known !== undefined) return known;
    const termId = this.#terms.length;
    this.#termIds.set(term, termId);
    this.#terms.push(term);
    return termId;
  }
}
