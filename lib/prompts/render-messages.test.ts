import { describe, expect, it } from 'vitest';
import { expandIncludes } from './expand-includes';
import { renderMessages } from './render-messages';
import type { PromptExample, PromptMessage } from './schema';

const expand = (messages: PromptMessage[]) => expandIncludes(messages, async () => null);
const messages: PromptMessage[] = [
  { role: 'system', content: 'You are {{persona}}.' },
  { role: 'user', content: '{{context}}\nQ: {{question}}' },
];

describe('renderMessages', () => {
  it('fills variables, question and context', async () => {
    const variables = { persona: 'a clerk', question: 'Why?', colour: 'red' };
    expect(renderMessages(await expand(messages), {}, variables, 'passages')).toEqual({
      messages: [
        { role: 'system', content: 'You are a clerk.' },
        { role: 'user', content: 'passages\nQ: Why?' },
      ],
      missing: [],
      unused: ['colour'],
    });
  });

  it('names what is missing, in order', async () => {
    const rendered = renderMessages(await expand(messages), {}, {});
    expect(rendered.missing).toEqual(['persona', 'context', 'question']);
    expect(rendered.messages[0]?.content).toBe('You are {{persona}}.');
  });

  it('does not fill what a question or a passage contains', async () => {
    const rendered = renderMessages(
      await expand(messages),
      {},
      { persona: 'p', question: '{{context}}' },
      '{{question}}',
    );
    expect(rendered.messages[1]?.content).toBe('{{question}}\nQ: {{context}}');
  });

  it('puts examples before the last user message as pairs, without the run’s question and context', async () => {
    const examples: PromptExample[] = [{ input: { question: 'One?' }, output: 'One.' }];
    const variables = { persona: 'p', question: 'Real?' };
    expect(renderMessages(await expand(messages), { examples }, variables, 'secret').messages).toEqual([
      { role: 'system', content: 'You are p.' },
      { role: 'user', content: '\nQ: One?' },
      { role: 'assistant', content: 'One.' },
      { role: 'user', content: 'secret\nQ: Real?' },
    ]);
  });

  it('writes examples out in the last user message where they are inline, as text', async () => {
    const examples: PromptExample[] = [
      { input: { question: 'One {{persona}}?' }, output: 'One.' },
      { input: { question: 'Two?', unit: 'm' }, output: '{{question}}' },
    ];
    const variables = { persona: 'p', question: 'Real?' };
    const rendered = renderMessages(await expand(messages), { examples, examplesAs: 'inline' }, variables, 'c');
    expect(rendered.messages).toEqual([
      { role: 'system', content: 'You are p.' },
      {
        role: 'user',
        content:
          'Example 1\nInput:\nOne {{persona}}?\nOutput:\nOne.\n\n' +
          'Example 2\nInput:\nquestion: Two?\nunit: m\nOutput:\n{{question}}\n\nc\nQ: Real?',
      },
    ]);
  });

  it('takes __proto__ and constructor as names like any other', async () => {
    const template = await expand([{ role: 'user', content: '{{__proto__}} {{constructor}} {{toString}}' }]);
    const given = JSON.parse('{"__proto__":"p","constructor":"c"}') as Record<string, string>;
    const rendered = renderMessages(template, { examples: [{ input: given, output: 'o' }] }, given, 'ctx');
    expect(rendered.messages.at(-1)?.content).toBe('p c {{toString}}');
    expect(rendered.missing).toEqual(['toString']);
    expect(rendered.unused).toEqual(['context']);
  });

  it('refuses to build more than its limit', async () => {
    const template = await expand([{ role: 'user', content: '{{a}}'.repeat(5_000) }]);
    expect(() => renderMessages(template, {}, { a: 'x'.repeat(100_000) })).toThrow('longer than');
  });
});
