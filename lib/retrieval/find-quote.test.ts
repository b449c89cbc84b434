import { describe, expect, it } from 'vitest';
import { findQuote } from './find-quote';

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

  it('keeps offsets where lower case has another length', () => {
    expect(found('İstanbul  is\nlarge', 'istanbul is large')).toBeNull();
    expect(found('İ Ankara  is\nlarge', 'ankara is large')).toBe('Ankara  is\nlarge');
  });
});
