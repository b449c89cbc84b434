import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, formatOf, type CarriedPrompt, type PromptFormat } from '.';
import { fromPicoschema } from './picoschema';

const format = (id: PromptFormat['id']) => FORMATS.find((candidate) => candidate.id === id)!;
const read = (id: PromptFormat['id'], path: string, text: string, others: { path: string; text: string }[] = []) =>
  format(id).read({ path, text }, others);
const place = { version: 3, labels: ['production'] };

const whole: CarriedPrompt = {
  name: 'support/answer',
  description: 'Answers customers',
  tags: ['faq'],
  content: {
    messages: [
      { role: 'system', content: 'Be kind.\n\nBe "short": yes # no comment' },
      { role: 'assistant', content: 'Hello' },
      { role: 'user', content: '  {{context}}\n\nQ: {{ question }}' },
    ],
    examples: [{ input: { question: 'a' }, output: 'b' }],
    examplesAs: 'inline',
    parameters: { model: 'openai/gpt-5', temperature: 0.5, maxOutputTokens: 100, stopSequences: ['END'], seed: 7 },
    outputSchema: { type: 'object', properties: { answer: { type: 'string' } }, required: ['answer'] },
    tools: [{ name: 'look_up', description: 'Looks up', inputSchema: { type: 'object', properties: {} } }],
    retrieval: { indexId: 'idx_1', mode: 'hybrid', topK: 3 },
  },
  lost: [],
};

describe('what goes out comes in again', () => {
  it.each(['bakeoff', 'dotprompt', 'langfuse'] as const)('without any loss as %s', (id) => {
    const { text, lost } = format(id).write({ ...whole, ...place });
    expect(lost).toEqual([]);
    const path = `support/answer${format(id).extension}`;
    expect(formatOf({ path, text })?.id).toBe(id);
    const [back] = read(id, path, text);
    expect(back?.content).toEqual(whole.content);
    expect([back?.name, back?.tags]).toEqual([whole.name, whole.tags]);
  });

  it.each(['promptfoo', 'openai'] as const)('as %s, with what it can’t carry named', (id) => {
    const { text, lost } = format(id).write({ ...whole, ...place });
    expect(lost.sort()).toEqual(['examples', 'examplesAs', 'retrieval']);
    const [back] = read(id, `answer${format(id).extension}`, text);
    const { examples: _e, examplesAs: _a, retrieval: _r, ...carried } = whole.content;
    expect(back?.content).toEqual(carried);
    expect(back?.lost).toEqual([]);
  });

  it('as plain text, one message of the user', () => {
    const content = { messages: [{ role: 'user' as const, content: 'Q: {{question}}' }] };
    const { text, lost } = format('text').write({ name: 'p', content, lost: [], ...place });
    expect([text, lost]).toEqual(['Q: {{question}}', []]);
    expect(read('text', 'Folder/My Prompt.txt', text)).toEqual([{ name: 'folder/my-prompt', content, lost: [] }]);
    expect(format('text').write({ ...whole, ...place }).lost).toContain('tools');
  });

  it('as our own file, whatever the texts are', () => {
    const words = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && !text.includes('\0'));
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (texts) => {
        const messages = texts.map((content) => ({ role: 'user' as const, content }));
        const { text } = format('bakeoff').write({ name: 'p', content: { messages }, lost: [], ...place });
        expect(read('bakeoff', 'p.prompt.yaml', text)[0]?.content).toEqual({ messages });
      }),
      { numRuns: 200 },
    );
  });
});

describe('promptfoo', () => {
  const config = `
description: Two prompts on two models
prompts:
  - 'Answer {{question}} in {{ language }}'
  - label: chat
    raw: '[{"role": "system", "content": "Be brief"}, {"role": "user", "content": "{{question}}"}]'
  - file://prompts/summary.txt
providers:
  - id: openai:chat:gpt-5
    config: { temperature: 0, max_tokens: 50, organization: acme }
  - anthropic:messages:claude-x
tests:
  - vars: { question: Why? }
    assert: [{ type: contains, value: because }]
`;

  it('gives a prompt for each of its prompts, and names what stays behind', () => {
    const summary = { path: 'eval/prompts/summary.txt', text: 'Summarise {{ text | upper }}{% if x %}!{% endif %}' };
    const [first, chat, file] = read('promptfoo', 'eval/promptfooconfig.yaml', config, [summary]);
    expect(first).toMatchObject({
      name: 'eval/prompt-1',
      content: {
        messages: [{ role: 'user', content: 'Answer {{question}} in {{ language }}' }],
        parameters: { model: 'openai/gpt-5', temperature: 0, maxOutputTokens: 50 },
      },
    });
    expect(first?.lost).toEqual([
      'the provider anthropic:messages:claude-x: a version has one model',
      'providers.config.organization',
      '1 tests: they belong into a dataset',
    ]);
    expect(chat).toMatchObject({ name: 'eval/chat', content: { messages: [{ role: 'system' }, { role: 'user' }] } });
    expect(file?.name).toBe('eval/prompts/summary');
    expect(file?.content.messages).toEqual([{ role: 'user', content: summary.text }]);
    expect(file?.lost).toContain('the filter on {{text}}');
    expect(file?.lost).toContain('the template tag {% if … %}');
  });

  it('reads no file that was not given, and runs none', () => {
    expect(() => read('promptfoo', 'c.yaml', 'prompts: [file:///etc/passwd]')).toThrow('file of its own');
    expect(() => read('promptfoo', 'c.yaml', 'prompts: [file://make.js:build]')).toThrow('nothing is run');
    expect(read('promptfoo', 'c.yaml', 'prompts: [x]\nproviders: [file://p.py]')[0]?.lost).toEqual([
      'the provider file://p.py, which names no model',
    ]);
  });
});

describe('dotprompt', () => {
  it('reads settings, roles and Picoschema', () => {
    const text = `---
model: googleai/gemini-2.5-flash
config:
  temperature: 0.7
  topK: 20
  stopSequences: [STOP]
  safety: high
input:
  schema: { name: string }
output:
  format: json
  schema:
    greeting: string, what is said
    mood?(enum): [warm, formal]
    lines(array): string
metadata: { owner: me }
---
{{role "system"}}
Greet in {{language}}.
{{role "user"}}
Hello {{#if name}}{{name}}{{/if}}`;
    const [prompt] = read('dotprompt', 'greet.formal.prompt', text);
    expect(prompt).toMatchObject({
      name: 'greet.formal',
      content: {
        messages: [
          { role: 'system', content: 'Greet in {{language}}.' },
          { role: 'user', content: 'Hello {{#if name}}{{name}}{{/if}}' },
        ],
        parameters: { model: 'google/gemini-2.5-flash', temperature: 0.7, topK: 20, stopSequences: ['STOP'] },
        outputSchema: {
          type: 'object',
          properties: {
            greeting: { type: 'string', description: 'what is said' },
            mood: { enum: ['warm', 'formal'] },
            lines: { type: 'array', items: { type: 'string' } },
          },
          required: ['greeting', 'lines'],
          additionalProperties: false,
        },
      },
    });
    expect(prompt?.lost).toEqual(['config.safety', 'input.schema', 'metadata.owner', 'the block {{#if}}']);
  });

  it('is nothing but a template where it has no settings', () => {
    expect(read('dotprompt', 'a.prompt', 'Hi {{name}}\n')[0]?.content).toEqual({
      messages: [{ role: 'user', content: 'Hi {{name}}' }],
    });
    expect(() => read('dotprompt', 'a.prompt', '---\nname: x\n---\n')).toThrow('no template');
  });

  it('knows Picoschema from JSON Schema and from names', () => {
    expect(fromPicoschema({ type: 'object', properties: {} })).toEqual({ type: 'object', properties: {} });
    expect(fromPicoschema('MySchema')).toBeNull();
    expect(fromPicoschema({ 'a?(object, thing)': { b: 'number' } })).toMatchObject({
      properties: { a: { type: 'object', description: 'thing' } },
    });
  });
});

describe('Langfuse', () => {
  it('reads exports, references and settings, and moves no label', () => {
    const exported = [
      {
        name: 'Support Answer',
        version: 4,
        type: 'chat',
        prompt: [
          { role: 'system', content: '@@@langfusePrompt:name=tone|label=production@@@ Be brief.' },
          { type: 'placeholder', name: 'history' },
          { role: 'user', content: '{{question}}' },
        ],
        config: { model: 'gpt-5', temperature: 0.1, max_tokens: 9, audience: 'all' },
        labels: ['production', 'latest'],
        tags: ['faq'],
      },
      { name: 'plain', version: 1, type: 'text', prompt: 'Hi {{name}}', config: {}, labels: [], tags: [] },
    ];
    const [chat, plain] = read('langfuse', 'export.json', JSON.stringify(exported));
    expect(chat).toEqual({
      name: 'support-answer',
      tags: ['faq'],
      content: {
        messages: [
          { role: 'system', content: '{{> tone@production}} Be brief.' },
          { role: 'user', content: '{{question}}' },
        ],
        parameters: { model: 'openai/gpt-5', temperature: 0.1, maxOutputTokens: 9 },
      },
      lost: ['the message placeholder history', 'config.audience', 'the labels production: an import moves no label'],
    });
    expect(plain?.content).toEqual({ messages: [{ role: 'user', content: 'Hi {{name}}' }] });
  });
});

describe('OpenAI', () => {
  it('reads requests of both kinds', () => {
    const request = {
      model: 'gpt-5',
      messages: [
        { role: 'developer', content: 'Be brief' },
        {
          role: 'user',
          content: [
            { type: 'text', text: '{{question}}' },
            { type: 'image_url', image_url: {} },
          ],
        },
      ],
      tools: [{ type: 'function', function: { name: 'f', parameters: { type: 'object' } } }, { type: 'web_search' }],
      logprobs: true,
    };
    const [prompt] = read('openai', 'ask.json', JSON.stringify(request));
    expect(prompt?.content).toEqual({
      messages: [
        { role: 'system', content: 'Be brief' },
        { role: 'user', content: '{{question}}' },
      ],
      parameters: { model: 'openai/gpt-5' },
      tools: [{ name: 'f', inputSchema: { type: 'object' } }],
    });
    expect(prompt?.lost).toEqual([
      'a part of message 2 that is no text',
      'a tool that is no function (web_search)',
      'logprobs',
    ]);
    const [response] = read('openai', 'r.json', JSON.stringify({ instructions: 'Be brief', input: 'Hi' }));
    expect(response?.content.messages.map(({ role }) => role)).toEqual(['system', 'user']);
  });
});

describe('hostile files', () => {
  it.each([
    ['a bomb of aliases', 'a: &a [x, x]\nb: &b [*a, *a]\nmessages: [*b, *b]'],
    ['a tag that would run something', 'messages: !!js/function "function () { throw 1 }"'],
    ['a tag of its own', 'messages: !run [a]'],
    ['a key twice', 'messages: []\nmessages: []'],
    ['nothing', ''],
    ['nesting without end', '['.repeat(20_000)],
  ])('are refused: %s', (_, text) => {
    expect(() => read('bakeoff', 'x.prompt.yaml', text)).toThrow(/YAML|messages/);
  });

  it('leave no trace in names and objects', () => {
    const [prompt] = read(
      'bakeoff',
      '../../etc/..//x.prompt.yaml',
      '__proto__: { polluted: 1 }\nmessages: [{ role: user, content: a }]',
    );
    expect(prompt?.name).toBe('etc/x');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(prompt?.lost).toEqual(['__proto__']);
  });
});
