import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEIGHT_SCALE } from './bm25';
import { PostingsCollector } from './postings';

const words = fc.array(fc.constantFrom('oil', 'tea', 'price', 'rise', '京都'), { maxLength: 12 });

/** BM25 as the textbooks write it, with floating point numbers and without shortcuts. */
function reference(chunks: readonly (readonly string[])[], term: string, chunkId: number): number {
  const holding = chunks.filter((chunk) => chunk.includes(term)).length;
  const idf = Math.log(1 + (chunks.length - holding + 0.5) / (holding + 0.5));
  const average = chunks.reduce((sum, chunk) => sum + chunk.length, 0) / chunks.length;
  const chunk = chunks[chunkId]!;
  const frequency = chunk.filter((word) => word === term).length;
  return (idf * frequency * 2.2) / (frequency + 1.2 * (1 - 0.75 + (0.75 * chunk.length) / average));
}

describe('postings', () => {
  it('hold each chunk of each term once, with its BM25 weight, also when they are taken out in between', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 20 }), fc.nat(19), (chunks, cut) => {
        const collector = new PostingsCollector();
        const segments = chunks.flatMap((terms, id) => {
          expect(collector.add(id, terms)).toBe(terms.length);
          return id === cut ? collector.takeSegment() : [];
        });
        segments.push(...collector.takeSegment());
        expect(collector.pairs).toBe(0);
        const seen = new Map<string, number>();
        for (const postings of segments) {
          const weights = collector.weigh(postings);
          expect([...postings.chunkIds]).toEqual([...postings.chunkIds].sort((a, b) => a - b));
          postings.chunkIds.forEach((chunkId, i) => {
            seen.set(`${postings.term} ${chunkId}`, postings.frequencies[i]!);
            expect(weights[i]! / WEIGHT_SCALE).toBeCloseTo(reference(chunks, postings.term, chunkId), 5);
          });
        }
        const expected = new Map<string, number>();
        chunks.forEach((terms, id) => {
          for (const term of terms) expected.set(`${term} ${id}`, (expected.get(`${term} ${id}`) ?? 0) + 1);
        });
        expect(new Map([...seen].sort())).toEqual(new Map([...expected].sort()));
      }),
    );
  });

  it('keep terms that are names of object members apart', () => {
    const collector = new PostingsCollector();
    collector.add(0, ['__proto__', 'constructor', 'toString']);
    expect(collector.takeSegment().map(({ term }) => term)).toEqual(['__proto__', 'constructor', 'toString']);
  });
});
