import { describe, expect, it } from 'vitest';
import type { PromptContent } from '@/lib/prompts/schema';
import { contentText, ownVariables, sameContent, toContent, toForm } from './prompt-form';

const content: PromptContent = {
  messages: [{ role: 'user', content: '{{question}} {{tone}}' }],
  examples: [{ input: { question: 'a' }, output: 'b' }],
  parameters: { temperature: 0 },
  examplesAs: 'inline',
  retrieval: null,
  outputSchema: { type: 'object' },
  tools: [{ name: 'look_up', inputSchema: { type: 'object' } }],
};

describe('the prompt form', () => {
  it('gives the same content back', () => {
    expect(toContent(toForm(content))).toEqual(content);
  });

  it('leaves out what is empty, and calls that the same', () => {
    const empty = { messages: content.messages, examples: [], parameters: {} };
    expect(toContent(toForm(empty))).toEqual({ messages: content.messages });
    expect(sameContent(empty, { messages: content.messages })).toBe(true);
    expect(sameContent(content, empty)).toBe(false);
  });

  it('calls contents the same whatever the order of their keys is', () => {
    const schema = { type: 'object', title: 't' };
    const turned = { title: 't', type: 'object' };
    expect(sameContent({ ...content, outputSchema: schema }, { ...content, outputSchema: turned })).toBe(true);
  });

  it('forgets how examples are shown where there are none', () => {
    expect(toContent(toForm({ messages: content.messages, examplesAs: 'inline' }))).toEqual({
      messages: content.messages,
    });
  });

  it('knows the variables and writes everything as one text', () => {
    expect(ownVariables(content.messages)).toEqual(['question', 'tone']);
    expect(contentText(content)).toContain('temperature: 0');
  });
});
