import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareContents, compareValues } from './compare-contents';
import type { PromptContent } from './schema';

const version = (number: number, content: PromptContent) => ({ version: number, content });

describe('compareContents', () => {
  it('shows text by words and parameters by name', () => {
    const from: PromptContent = {
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: '{{question}}' },
      ],
      parameters: { temperature: 0, seed: 1 },
    };
    const to: PromptContent = {
      messages: [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: '{{question}}' },
      ],
      parameters: { temperature: 0.5, maxOutputTokens: 100 },
      retrieval: null,
    };
    const diff = compareContents(version(1, from), version(3, to));
    expect(diff).toMatchObject({ from: 1, to: 3, changes: 5 });
    expect(diff.messages.map((message) => message.status)).toEqual(['changed', 'same']);
    expect(diff.messages[0]?.changes.filter((change) => change.kind !== 'same')).toEqual([
      { kind: 'removed', text: 'brief' },
      { kind: 'added', text: 'kind' },
    ]);
    expect(diff.parameters).toEqual([
      { path: 'temperature', status: 'changed', from: 0, to: 0.5 },
      { path: 'seed', status: 'removed', from: 1 },
      { path: 'maxOutputTokens', status: 'added', to: 100 },
    ]);
    expect(diff.retrieval).toEqual([{ path: '', status: 'added', to: null }]);
  });

  it('aligns a message that was put in between', () => {
    const user = { role: 'user' as const, content: '{{question}}' };
    const diff = compareContents(
      version(1, { messages: [user] }),
      version(2, { messages: [{ role: 'system', content: 'New' }, user] }),
    );
    expect(diff.messages.map(({ status, role }) => [status, role.from, role.to])).toEqual([
      ['added', null, 'system'],
      ['same', 'user', 'user'],
    ]);
  });

  it('finds changes inside examples', () => {
    const messages: PromptContent['messages'] = [{ role: 'user', content: 'x' }];
    const diff = compareContents(
      version(1, { messages, examples: [{ input: { question: 'a' }, output: 'b' }] }),
      version(2, { messages, examples: [{ input: { question: 'a!' }, output: 'b' }] }),
    );
    expect(diff.examples).toEqual([{ path: '0.input.question', status: 'changed', from: 'a', to: 'a!' }]);
  });
});

describe('compareValues', () => {
  it('finds something exactly when two values differ', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (from, to) => {
        const equal = JSON.stringify(sorted(from)) === JSON.stringify(sorted(to));
        expect(compareValues(from, to).length === 0).toBe(equal);
        expect(compareValues(from, from)).toEqual([]);
      }),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { fields: fields.map(([key, field]) => [key, sorted(field)]) };
}
