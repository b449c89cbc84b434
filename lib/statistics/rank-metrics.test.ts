import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { findEvidence, type EvidencePassage, type Place } from './find-evidence';
import { METRIC_FUNCTIONS, METRICS, type RankedEvidence } from './rank-metrics';

const at = (evidence: RankedEvidence, k: number) =>
  Object.fromEntries(METRICS.map((metric) => [metric, METRIC_FUNCTIONS[metric](evidence, k)]));

describe('The measures of a ranking, worked by hand', () => {
  it('see one passage at rank 3', () => {
    const evidence = { found: [3], relevant: [3] };
    expect(at(evidence, 1)).toEqual({ recall: 0, precision: 0, hitRate: 0, mrr: 0, ndcg: 0 });
    // 1 / log2(4) = 1/2 of the ideal 1.
    expect(at(evidence, 5)).toEqual({ recall: 1, precision: 1 / 5, hitRate: 1, mrr: 1 / 3, ndcg: 1 / 2 });
  });

  it('see three passages of which two are found, at ranks 1 and 4', () => {
    const evidence = { found: [4, null, 1], relevant: [1, 4] };
    const ideal = 1 + 1 / Math.log2(3) + 1 / 2;
    expect(at(evidence, 3)).toEqual({ recall: 1 / 3, precision: 1 / 3, hitRate: 1, mrr: 1, ndcg: 1 / ideal });
    const { ndcg, ...rest } = at(evidence, 5);
    expect(rest).toEqual({ recall: 2 / 3, precision: 2 / 5, hitRate: 1, mrr: 1 });
    expect(ndcg).toBeCloseTo((1 + 1 / Math.log2(5)) / ideal, 12);
  });

  it('cut the ideal at k, and give 1 to the best order whether one chunk brings both passages or two do', () => {
    expect(METRIC_FUNCTIONS.ndcg({ found: [1, 2], relevant: [1, 2] }, 10)).toBe(1);
    expect(METRIC_FUNCTIONS.ndcg({ found: [1, 1], relevant: [1] }, 10)).toBe(1);
    expect(METRIC_FUNCTIONS.ndcg({ found: [1, 2], relevant: [1, 2] }, 1)).toBe(1);
  });

  it('agree with the published worked example of binary nDCG', () => {
    // Wikipedia, "Discounted cumulative gain", with its relevances 3 2 3 0 1 2 taken as held or not: 1 1 1 0 1 1.
    const evidence = { found: [1, 2, 3, 5, 6], relevant: [1, 2, 3, 5, 6] };
    const dcg = 1 + 0.63093 + 0.5 + 0.38685 + 0.35621;
    const ideal = 1 + 0.63093 + 0.5 + 0.43068 + 0.38685;
    expect(METRIC_FUNCTIONS.ndcg(evidence, 6)).toBeCloseTo(dcg / ideal, 4);
  });

  it('stay within 0 and 1, and never fall with k but for precision', () => {
    const rank = fc.option(fc.integer({ min: 1, max: 20 }), { nil: null });
    fc.assert(
      fc.property(fc.array(rank, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 19 }), (found, k) => {
        const relevant = [...new Set(found.filter((value) => value !== null))].sort((a, b) => a - b);
        for (const metric of METRICS) {
          const value = METRIC_FUNCTIONS[metric]({ found, relevant }, k);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
        for (const metric of ['recall', 'hitRate', 'mrr'] as const) {
          const next = METRIC_FUNCTIONS[metric]({ found, relevant }, k + 1);
          expect(next).toBeGreaterThanOrEqual(METRIC_FUNCTIONS[metric]({ found, relevant }, k));
        }
      }),
    );
  });
});

describe('Evidence in ranked chunks', () => {
  const chunk = (start: number, end: number, documentId = 'a'): Place => ({ documentId, start, end });
  const passage = (start: number, end: number, whole = false): EvidencePassage => ({
    places: [chunk(start, end)],
    whole,
  });

  it('is found where the union of the top chunks covers half of it', () => {
    const chunks = [chunk(0, 100), chunk(130, 150), chunk(145, 170), chunk(100, 130)];
    // 100 to 200: nothing, 20, 40 (the overlap counts once), 70 of 100 characters.
    expect(findEvidence(chunks, [passage(100, 200)]).found).toEqual([4]);
    expect(findEvidence(chunks, [passage(100, 200)], 0.4).found).toEqual([3]);
    expect(findEvidence(chunks, [passage(100, 200)], 0.8).found).toEqual([null]);
    expect(findEvidence(chunks, [passage(100, 200)], 0).found).toEqual([2]);
  });

  it('is not found in another document, nor by chunks that only touch it', () => {
    expect(findEvidence([chunk(0, 100, 'b'), chunk(0, 50)], [passage(50, 60)])).toEqual({
      found: [null],
      relevant: [],
    });
  });

  it('may stand at several places, of which one is enough', () => {
    const twice = { places: [chunk(0, 10, 'b'), chunk(40, 50, 'c')], whole: false };
    expect(findEvidence([chunk(0, 9), chunk(30, 60, 'c')], [twice])).toEqual({ found: [2], relevant: [2] });
  });

  it('counts a whole page as found with the first chunk that lies in it', () => {
    const chunks = [chunk(900, 1_020), chunk(1_400, 1_500)];
    expect(findEvidence(chunks, [passage(1_000, 3_000, true)]).found).toEqual([2]);
    expect(findEvidence(chunks, [passage(1_000, 3_000)]).found).toEqual([null]);
  });

  it('makes a chunk relevant where they share half of the shorter of the two', () => {
    const chunks = [chunk(0, 1_000), chunk(495, 1_500), chunk(500, 505), chunk(1_500, 1_520)];
    expect(findEvidence(chunks, [passage(490, 500)]).relevant).toEqual([1, 2]);
    expect(findEvidence(chunks, [passage(400, 1_510)]).relevant).toEqual([1, 2, 3, 4]);
  });
});
