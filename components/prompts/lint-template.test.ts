import { describe, expect, it } from 'vitest';
import { editDistance, lintTemplate } from './lint-template';

const lint = (content: string, more: Partial<Parameters<typeof lintTemplate>[0]> = {}) =>
  lintTemplate({ messages: [{ content }], examples: [], values: {}, used: [], prompts: null, ...more });

describe('lintTemplate', () => {
  it('finds names that look mistyped, and says what they look like', () => {
    expect(lint('{{questoin}} {{contxt}}')).toMatchObject([
      { kind: 'near-miss', name: 'questoin', message: 0, instead: 'question' },
      { kind: 'near-miss', name: 'contxt', instead: 'context' },
    ]);
    expect(lint('{{company}} {{company}} {{compnay}}')).toMatchObject([{ name: 'compnay', instead: 'company' }]);
    expect(lint('{{tonne}}', { values: { tone: 'dry' }, used: ['tone'] })).toMatchObject([{ instead: 'tone' }]);
  });

  it('leaves names alone that are only a little alike, or as common as each other', () => {
    expect(lint('{{question}} {{quotation}} {{a}} {{b}}')).toEqual([]);
    expect(lint('{{name1}} {{name2}}')).toEqual([]);
  });

  it('finds values and inputs that go nowhere', () => {
    const problems = lint('{{question}}', {
      values: { tone: 'dry', question: 'Why?', empty: '' },
      examples: [{ input: { question: 'a', mood: 'b' } }],
    });
    expect(problems.map(({ kind, name }) => [kind, name])).toEqual([
      ['unused-value', 'tone'],
      ['unused-input', 'mood'],
    ]);
    expect(lint('{{> other@latest}}', { values: { tone: 'dry' }, used: ['tone'] })).toEqual([]);
  });

  it('finds includes of prompts that don’t exist, once they are known', () => {
    expect(lint('{{> suport/answer@latest}}')).toEqual([]);
    expect(lint('{{> suport/answer@latest}}', { prompts: ['support/answer'] })).toMatchObject([
      { kind: 'no-such-prompt', name: 'suport/answer', instead: 'support/answer' },
    ]);
  });
});

describe('editDistance', () => {
  it.each([
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['same', 'same', 0],
  ])('of %s and %s is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});
