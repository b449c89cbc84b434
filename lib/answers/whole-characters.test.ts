import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storable, wholeCharacters } from './whole-characters';

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
