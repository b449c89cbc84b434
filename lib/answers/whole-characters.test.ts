import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storable, storableJson, wholeCharacters } from './whole-characters';

describe('wholeCharacters', () => {
  it('gives the same text however it was cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat(40)), (text, cuts) => {
        const pass = wholeCharacters();
        const places = [0, ...cuts.filter((cut) => cut <= text.length).sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((end, index) => pass(text.slice(places[index], end)));
        expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
        expect(pieces.join('')).toBe(storable(text));
      }),
    );
  });

  it('drops what Postgres cannot hold', () => {
    expect(wholeCharacters()('a\0b')).toBe('ab');
    expect(storable('x\uDC00')).toBe('x\uFFFD');
  });
});

describe('storableJson', () => {
  it('cleans every text, the names of members included, and leaves everything else', () => {
    const value = { 'a\0': ['x\uDC00', 1, null, true, { '__proto__x\0': undefined }], plain: { nested: 'y\0' } };
    expect(storableJson(value)).toEqual({
      a: ['x\uFFFD', 1, null, true, { __proto__x: undefined }],
      plain: { nested: 'y' },
    });
    expect(Object.keys(storableJson(JSON.parse('{"__proto__": "z\\u0000"}')) as object)).toEqual(['__proto__']);
  });
});
