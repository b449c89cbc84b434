import { describe, expect, it } from 'vitest';
import { mergeContents } from './merge-contents';
import type { PromptContent } from './schema';

const base: PromptContent = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Question: {{question}}' },
  ],
  parameters: { temperature: 0 },
};
const change = (content: Partial<PromptContent>): PromptContent => ({ ...base, ...content });

describe('mergeContents', () => {
  it('takes both when two people changed different messages and parameters', () => {
    const theirs = change({
      messages: [{ role: 'system', content: 'Be kind.' }, ...base.messages.slice(1)],
      parameters: { temperature: 0, seed: 7 },
    });
    const mine = change({
      messages: [...base.messages.slice(0, 1), { role: 'user', content: 'Q: {{question}}' }],
      parameters: { temperature: 0.3 },
    });
    expect(mergeContents(base, theirs, mine)).toEqual({
      content: {
        messages: [
          { role: 'system', content: 'Be kind.' },
          { role: 'user', content: 'Q: {{question}}' },
        ],
        parameters: { temperature: 0.3, seed: 7 },
      },
      conflicts: [],
    });
  });

  it('lists what both changed differently, with mine in its place', () => {
    const theirs = change({ messages: [{ role: 'system', content: 'Be kind.' }, ...base.messages.slice(1)] });
    const mine = change({ messages: [{ role: 'system', content: 'Be exact.' }, ...base.messages.slice(1)] });
    const merged = mergeContents(base, theirs, mine);
    expect(merged.content).toEqual(mine);
    expect(merged.conflicts).toEqual([
      { path: 'messages.0.content', start: 0, end: 9, base: 'Be brief.', theirs: 'Be kind.', mine: 'Be exact.' },
    ]);
  });

  it('treats messages as one thing when one side added some', () => {
    const theirs = change({ messages: [...base.messages, { role: 'assistant', content: 'Sure:' }] });
    expect(mergeContents(base, theirs, base).content).toEqual(theirs);
    const mine = change({ messages: base.messages.slice(1) });
    expect(mergeContents(base, theirs, mine).conflicts.map((conflict) => conflict.path)).toEqual(['messages']);
  });

  it('removes what one side removed and the other left alone', () => {
    expect(mergeContents(base, { messages: base.messages }, base).content.parameters ?? {}).toEqual({});
  });
});
