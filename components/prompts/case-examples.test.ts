import { expect, it } from 'vitest';
import { exampleOf } from './case-examples';

it('a case becomes an example where it has an expected output', () => {
  const input = { question: 'Why?', tries: 2, nested: { a: 1 } };
  expect(exampleOf({ input, expected: 'So.' })).toEqual({ input: { question: 'Why?', tries: 2 }, output: 'So.' });
  expect(exampleOf({ input, expected: { answer: 1 } })?.output).toBe('{"answer":1}');
  expect([exampleOf({ input, expected: null }), exampleOf({ input, expected: '' })]).toEqual([null, null]);
});
