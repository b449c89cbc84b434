import { expect, it } from 'vitest';
import { nextRow } from './list-keys';

it('j begins with the first row and k with the last', () => {
  expect(nextRow(3, -1, 1)).toBe(0);
  expect(nextRow(3, -1, -1)).toBe(2);
});

it('j and k go row by row and stay at the ends', () => {
  expect(nextRow(3, 0, 1)).toBe(1);
  expect(nextRow(3, 2, 1)).toBe(2);
  expect(nextRow(3, 1, -1)).toBe(0);
  expect(nextRow(3, 0, -1)).toBe(0);
});

it('An empty list has no row to go to', () => {
  expect(nextRow(0, -1, 1)).toBe(-1);
});
