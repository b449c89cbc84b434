import { describe, expect, it } from 'vitest';
import type { PromptContent } from '@/lib/prompts/schema';
import { contentText, ownVariables, sameContent, toContent, toForm } from './prompt-form';

const content: PromptContent = {
  messages: [{ role: 'user', content: '{{question}} {{tone}}' }],
  examples: [{ input: { question: 'a' }, output: 'b' }],
  parameters: { temperature: 0 },
  retrieval: null,
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

  it('knows the variables and writes everything as one text', () => {
    expect(ownVariables(content.messages)).toEqual(['question', 'tone']);
    expect(contentText(content)).toContain('temperature: 0');
  });
});
