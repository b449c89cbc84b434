import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findUnstorable } from './find-unstorable';

describe('text that a database cannot hold', () => {
  it.each([
    ['a\0b', []],
    [{ name: 'a\0' }, ['name']],
    [{ list: [{ ok: 1 }, { deep: '\ud800' }] }, ['list', '1', 'deep']],
    [{ meta: { 'key\0': 1 } }, ['meta', 'key']],
  ])('is found in %j at %j', (value, path) => {
    expect(findUnstorable(value)).toEqual(path);
  });

  it('is left to the owner of a field that cleans itself, and found in all others', () => {
    expect(findUnstorable({ text: 'a\0', name: 'b' }, ['text'])).toBeNull();
    expect(findUnstorable({ inner: { text: 'a\0' } }, ['text'])).toEqual(['inner', 'text']);
  });

  it('is not found in any value of whole characters', () => {
    const whole = fc.jsonValue().filter((value) => !/\\u0000/.test(JSON.stringify(value)));
    fc.assert(fc.property(whole, (value) => findUnstorable(value) === null || !JSON.stringify(value).isWellFormed()));
  });
});
