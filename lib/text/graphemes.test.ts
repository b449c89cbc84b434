import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemeBoundaryAtOrAfter, graphemeBoundaryAtOrBefore, isGraphemeBoundary } from './graphemes';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const cluster = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
  fc.constantFrom('👨‍👩‍👧‍👦', '🇫🇷', '🇩🇪', 'e\u0301', '\r\n', '한', '각', 'नि', 'ก็', '👍🏽', 'שָׁ', '\n', ' '),
);

describe('grapheme boundaries', () => {
  it('are those of the whole text, wherever one looks', () => {
    fc.assert(
      fc.property(fc.array(cluster, { maxLength: 120 }), (clusters) => {
        const text = clusters.join('');
        const boundaries = [...[...segmenter.segment(text)].map(({ index }) => index), text.length];
        for (let index = 0; index <= text.length; index += 1) {
          const before = boundaries.findLast((boundary) => boundary <= index);
          const after = boundaries.find((boundary) => boundary >= index);
          expect(graphemeBoundaryAtOrBefore(text, index)).toBe(before);
          expect(graphemeBoundaryAtOrAfter(text, index)).toBe(after);
          expect(isGraphemeBoundary(text, index)).toBe(before === index);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('cut an endless cluster between code points', () => {
    const text = `a${'\u{1E8D0}'.repeat(1_000)}`;
    const cut = graphemeBoundaryAtOrBefore(text, 1_000);
    expect(cut).toBe(999);
    expect(text.slice(0, cut).isWellFormed()).toBe(true);
  });
});
