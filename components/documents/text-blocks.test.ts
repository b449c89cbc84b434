import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockAt, stretches, textBlocks } from './text-blocks';

describe('the blocks of a text', () => {
  it('are together the text, never cross a page, and hold each page once', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 3_000 }),
      fc.constant('x'.repeat(9_000)),
      fc.constant(''),
      fc.constant('line\n'.repeat(900)),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.join('');
        let at = 0;
        const pages = parts.map((content, i) => {
          const start = at;
          at += content.length;
          return { number: i + 1, start, end: at };
        });
        const blocks = textBlocks(text, pages);
        expect(blocks.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(blocks.flatMap((block) => block.pages.map(({ number }) => number))).toEqual(
          pages.map(({ number }) => number),
        );
        for (const { start, end } of blocks) {
          expect(end - start).toBeLessThanOrEqual(4_000);
          expect(pages.some((page) => start < page.start && end > page.start)).toBe(false);
          expect(blocks[blockAt(blocks, start)]?.end).toBe(blocks.findLast((block) => block.start === start)?.end);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are cut where marks begin and end', () => {
    const block = { start: 10, end: 20, pages: [] };
    const cut = stretches('0123456789abcdefghij', block, [
      { start: 5, end: 13, tone: 'passage' },
      { start: 12, end: 14, tone: 'found' },
    ]);
    expect(cut).toEqual([
      { text: 'ab', tone: 'passage' },
      { text: 'c', tone: 'found' },
      { text: 'd', tone: 'found' },
      { text: 'efghij', tone: null },
    ]);
  });
});
