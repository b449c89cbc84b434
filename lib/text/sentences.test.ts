import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences';

function sentencesOf(text: string, language: string | null): string[] {
  return splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
}

describe('splitSentences', () => {
  it('goes on after abbreviations, initials and decimals', () => {
    const sentences = ['Dr. J. R. Smith paid $3.50 to Acme Inc. in Jan. 2024.', 'He left at noon.'];
    expect(sentencesOf(sentences.join(' '), 'en')).toEqual(sentences);
  });

  it('knows the abbreviations and ordinals of a language', () => {
    const sentences = ['Am 3. Oktober kam Hr. Meier, z.B. mit dem Zug.', 'Er blieb.'];
    expect(sentencesOf(sentences.join(' '), 'de')).toEqual(sentences);
  });

  it('keeps the number of a list item with the item', () => {
    expect(sentencesOf('1. First point.\n2. Second point.', 'en')).toEqual(['1. First point.', '2. Second point.']);
  });

  it('keeps a sentence whole across the line breaks of a wrapped paragraph, not across a heading', () => {
    const wrapped = 'The quick brown fox jumps over the lazy dog and\nkeeps running.';
    expect(sentencesOf(`Title\n\n${wrapped} Then it rests.`, 'en')).toEqual(['Title', wrapped, 'Then it rests.']);
  });

  it('splits Chinese and Japanese without spaces', () => {
    expect(sentencesOf('今天天气很好。我们去公园吧！好吗？', 'zh')).toEqual([
      '今天天气很好。',
      '我们去公园吧！',
      '好吗？',
    ]);
  });

  it('holds everything but white space, in order, without white space at the ends', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('. ', 'Mr. ', 'A. ', '1. ', '\n', '\r\n', '。', '? '),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const spans = splitSentences(text, 'en');
        const between = [...spans, { start: text.length, end: text.length }];
        let position = 0;
        for (const { start, end } of between) {
          expect(text.slice(position, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          position = end;
        }
      }),
    );
  });

  it.each(['a', '. ', '1. ', 'A. ', '\n', 'x\n', ' '])('takes linear time on a megabyte of %j', (unit) => {
    const started = performance.now();
    splitSentences(unit.repeat(1_000_000 / unit.length), 'en');
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
