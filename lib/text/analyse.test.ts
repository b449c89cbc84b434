import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse, analyseWithOffsets } from './analyse';
import { analyseQuestion } from './analyse-question';

describe('analyse', () => {
  it('lower-cases, stems English and joins apostrophes', () => {
    expect(analyse("Don’t stop O'Neill's DOGS running", 'en')).toEqual(['dont', 'stop', 'oneil', 'dog', 'run']);
  });

  it('leaves words as they are where the language is unknown or has no stemmer', () => {
    expect(analyse('running dogs', null)).toEqual(['running', 'dogs']);
    expect(analyse('running dogs', 'xx')).toEqual(['running', 'dogs']);
  });

  it('takes a language with a region', () => {
    expect(analyse('running', 'en-GB')).toEqual(['run']);
  });

  it('keeps decimals and drops the commas of thousands', () => {
    expect(analyse('3.14 and $1,234.50, in 2024.', 'en')).toEqual(['3.14', 'and', '1234.50', 'in', '2024']);
  });

  it('finds a word with and without its accents, ligatures and soft hyphens', () => {
    expect(analyse('café résumé', 'en')).toEqual(analyse('cafe resume', 'en'));
    expect(analyse('cafe\u0301', 'en')).toEqual(analyse('caf\u00e9', 'en'));
    expect(analyse('ﬁ\u00ADnance ＡＢＣ', null)).toEqual(['finance', 'abc']);
    expect(analyse('Ærø Łódź Straße', null)).toEqual(['aero', 'lodz', 'strasse']);
  });

  it('stems by the language of the document', () => {
    expect(analyse('Häuser', 'de')).toEqual(analyse('Haus', 'de'));
    expect(analyse('книги', 'ru')).toEqual(analyse('книга', 'ru'));
    expect(analyse('nationaux', 'fr')).toEqual(analyse('national', 'fr'));
  });

  it('drops elided articles in French and Italian', () => {
    expect(analyse("l’avion d'été", 'fr')).toEqual(['avion', 'ete']);
    expect(analyse("dell'arte", 'it')).toEqual(analyse('arte', 'it'));
  });

  it('keeps the marks of scripts in which they are letters', () => {
    expect(analyse('हिन्दी', null)).toEqual(['हिन्दी']);
    expect(analyse('がギ', 'ja')).toEqual(['がギ']);
  });

  it('splits Chinese, Japanese and Korean into pairs, and Han into single characters too', () => {
    expect(analyse('东京都', 'zh')).toEqual(['东', '京', '东京', '都', '京都']);
    expect(analyse('タワー', 'ja')).toEqual(['タワ', 'ワー']);
    expect(analyse('학교에서', 'ko')).toEqual(['학교', '교에', '에서']);
    expect(analyse('ｶﾞｷﾞ', 'ja')).toEqual(['ガギ']);
  });

  it('splits Thai by dictionary', () => {
    expect(analyse('ภาษาไทยเป็นภาษา', 'th')).toEqual(['ภาษา', 'ไทย', 'เป็น', 'ภาษา']);
  });

  it('cuts endless words, so that every term fits into an index entry', () => {
    expect(analyse('x'.repeat(10_000), 'en')).toEqual(['x'.repeat(64)]);
    expect(analyse('𝒳'.repeat(100), null)[0]).toBe('x'.repeat(32));
    expect(analyse('𐐨'.repeat(100), null)[0]?.isWellFormed()).toBe(true);
  });

  it('gives spans in order that lie inside the text, and the same terms as without spans', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom("it's ", '1,000.5 ', '東京タワー', 'ภาษาไทย', ' a\u0301', '😀'),
    );
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom('en', 'fr', 'tr', 'ja', null), (words, language) => {
        const text = words.join('');
        const terms = analyseWithOffsets(text, language);
        expect(terms.map(({ term }) => term)).toEqual(analyse(text, language));
        for (const { term, start, end } of terms) {
          expect(term).not.toBe('');
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  it.each([
    ['letters', 'a'],
    ['accents', 'é'],
    ['apostrophes', "a'"],
    ['numbers', '1.'],
    ['Han', '漢'],
    ['Thai', 'ไ'],
  ])('takes linear time on a megabyte of %s without a space', (_, unit) => {
    const started = performance.now();
    analyse(unit.repeat(1_000_000 / unit.length), 'en');
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('analyseQuestion', () => {
  it('leaves function words and repetitions out', () => {
    expect(analyseQuestion('What is the price of oil, and why is oil dear?', 'en')).toEqual(['price', 'oil', 'dear']);
  });

  it('keeps function words where nothing else is asked', () => {
    expect(analyseQuestion('The Who', 'en')).toEqual(['the', 'who']);
  });

  it('keeps all words where the language is unknown', () => {
    expect(analyseQuestion('what is it', null)).toEqual(['what', 'is', 'it']);
  });
});
