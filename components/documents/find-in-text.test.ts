import { expect, it } from 'vitest';
import { findInText, MOST_MATCHES } from './find-in-text';

it('A search in a text finds every place, whatever the case and the white space, and takes signs as they are', () => {
  expect(findInText('Net revenue. NET\nREVENUE (a.b)', 'net revenue')).toEqual([
    { start: 0, end: 11 },
    { start: 13, end: 24 },
  ]);
  expect(findInText('axb a.b', 'a.b')).toEqual([{ start: 4, end: 7 }]);
  expect(findInText('anything', '  ')).toEqual([]);
  expect(findInText('a'.repeat(5_000), 'a')).toHaveLength(MOST_MATCHES);
});
