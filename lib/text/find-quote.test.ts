import { describe, expect, it } from 'vitest';
import { findQuote, quoteFinder } from './find-quote';

const found = (text: string, quote: string) => {
  const place = findQuote(text, quote);
  return place && text.slice(place.start, place.end);
};

describe('finding a quote', () => {
  it('takes it letter for letter where it stands so', () => {
    expect(found('One two. Two three.', 'Two three')).toBe('Two three');
  });

  it('looks past line breaks, case and hyphens', () => {
    expect(
      found(
        'Net\n  sales were 1,9\nmillion in the inter-\nnational part.',
        'net sales were 1,9 million in the international',
      ),
    ).toBe('Net\n  sales were 1,9\nmillion in the inter-\nnational');
  });

  it('knows when it is not there, or says nothing', () => {
    expect(findQuote('One two.', 'three')).toBeNull();
    expect(findQuote('One two.', ' - ')).toBeNull();
  });

  it('keeps offsets where a letter becomes two', () => {
    expect(found('İ Ankara  is\nlarge', 'ankara is large')).toBe('Ankara  is\nlarge');
    expect(found('The ﬁrst oﬀer “stands”.', 'the first offer "stands"')).toBe('The ﬁrst oﬀer “stands');
  });

  it('takes whole words before a place inside of words', () => {
    expect(findQuote('restart the art of', 'art')).toEqual({ start: 12, end: 15 });
    expect(findQuote('restart', 'art')).toEqual({ start: 4, end: 7 });
  });

  it('takes the place nearest to an offset, or within a span, where it is told one', () => {
    const finder = quoteFinder('same words. same words. Same  words.');
    expect(finder.find('same words', { near: 20 })).toEqual({ start: 12, end: 22, how: 'exact' });
    expect(finder.find('same words', { within: { start: 24, end: 36 } })).toEqual({
      start: 24,
      end: 35,
      how: 'tolerant',
    });
    expect(finder.find('same words', { within: { start: 30, end: 36 } })).toBeNull();
  });
});
