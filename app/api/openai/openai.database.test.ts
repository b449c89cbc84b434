import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { disconnect } from '@/lib/db';
import { createConnection } from '@/lib/models';
import { createPrompt, moveLabel, saveVersion } from '@/lib/prompts';
import { callRoute, makeWorkspace, startFakeProvider, type FakeProvider, type TestWorkspace } from '@/lib/testing';
import { POST as chat } from './v1/chat/completions/route';
import { GET as models } from './v1/models/route';

interface Completion {
  object: string;
  model: string;
  choices: { message: { content: string }; finish_reason: string }[];
  usage: { prompt_tokens: number; completion_tokens: number; total_tokens: number };
}

let fake: FakeProvider;
let team: TestWorkspace;

beforeAll(async () => {
  fake = await startFakeProvider();
  process.env.BAKEOFF_ALLOWED_HOSTS = fake.host;
  team = await makeWorkspace();
  await createConnection(team.access, { provider: 'openai-compatible', name: 'fake', baseUrl: fake.url });
  await prompt('support/answer', 'fake/fake-chat');
  await prompt('broken', 'fake/fake-401');
});
beforeEach(() => fake.reset());
afterAll(async () => {
  await team.remove();
  await disconnect();
  await fake.close();
});

async function prompt(name: string, model: string) {
  await createPrompt(team.access, { name });
  await saveVersion(team.access, name, {
    messages: [
      { role: 'system', content: 'Answer for {{company}}.' },
      { role: 'user', content: 'Question: {{question}}' },
    ],
    parameters: { model, temperature: 0.5 },
    message: 'First',
  });
  await moveLabel(team.access, name, 'production', { version: 1 });
}

const ask = (body: object) =>
  callRoute<Completion>(chat, {
    apiKey: team.apiKey,
    body: {
      model: 'support/answer@production',
      messages: [{ role: 'user', content: 'Why?' }],
      variables: { company: 'Acme' },
      ...body,
    },
  });

describe('POST /api/openai/v1/chat/completions', () => {
  it.each(['support/answer@production', 'support/answer@latest', 'support/answer@1', 'support/answer'])(
    'runs the prompt that %s names',
    async (model) => {
      const { status, body } = await ask({ model });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        object: 'chat.completion',
        model,
        choices: [{ message: { role: 'assistant', content: 'You asked: Question: Why?' }, finish_reason: 'stop' }],
      });
      expect(body.usage.total_tokens).toBe(body.usage.prompt_tokens + body.usage.completion_tokens);
      expect(fake.requests[0]?.body).toMatchObject({
        temperature: 0.5,
        messages: [
          { role: 'system', content: 'Answer for Acme.' },
          { role: 'user', content: 'Question: Why?' },
        ],
      });
    },
  );

  it('puts the conversation before the question, as text and never as a template', async () => {
    await ask({
      temperature: 0,
      max_tokens: 9,
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Hello {{company}}' }] },
        { role: 'assistant', content: 'Hi' },
        { role: 'user', content: 'And {{context}}?' },
      ],
    });
    expect(fake.requests[0]?.body).toMatchObject({
      temperature: 0,
      max_tokens: 9,
      messages: [
        { role: 'system' },
        { role: 'user', content: 'Hello {{company}}' },
        { role: 'assistant', content: 'Hi' },
        { role: 'user', content: 'Question: And {{context}}?' },
      ],
    });
  });

  it('streams chunks that end with the usage and [DONE]', async () => {
    const { response } = await ask({ stream: true, stream_options: { include_usage: true } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = (await response.text())
      .trim()
      .split('\n\n')
      .map((event) => event.replace(/^data: /, ''));
    expect(events.pop()).toBe('[DONE]');
    const chunks = events.map(
      (event) =>
        JSON.parse(event) as {
          choices: { delta: { content?: string }; finish_reason: string | null }[];
          usage?: object;
        },
    );
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toBe('You asked: Question: Why?');
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { completion_tokens: 4 } });
  });

  it.each(['fake-cut', 'fake-end'])('never tells a client that %s came to its end', async (model) => {
    await prompt(`cut/${model}`, `fake/${model}`);
    const { response } = await ask({ model: `cut/${model}`, stream: true, stream_options: { include_usage: true } });
    const sent = await response.text();
    expect(sent).toContain('"error":{"message":');
    expect(sent).not.toMatch(/"finish_reason":"/);
    expect(sent).not.toContain('"total_tokens":0');
    expect((await ask({ model: `cut/${model}` })).status).toBe(502);
  });

  it('hangs up on the provider when the client goes', async () => {
    fake.behave('fake-chat', { tokens: 500, delayMs: 20 });
    const { response } = await ask({ stream: true });
    const reader = response.body?.getReader();
    await reader?.read();
    await expect.poll(() => fake.requests.length).toBe(1);
    await reader?.cancel();
    await expect.poll(() => fake.requests[0]?.aborted, { timeout: 5_000 }).toBe(true);
    fake.behave('fake-chat', {});
  });

  it.each([
    ['a prompt that is not there', { model: 'nobody@production' }, 404, 'model_not_found'],
    ['a label that is not there', { model: 'support/answer@staging' }, 404, 'model_not_found'],
    ['a missing variable', { variables: {} }, 400, 'validation_failed'],
    ['no message of the user', { messages: [{ role: 'assistant', content: 'x' }] }, 400, 'validation_failed'],
    ['no messages', { messages: [] }, 400, 'validation_failed'],
    ['a provider that refuses', { model: 'broken' }, 502, 'provider_unauthorized'],
  ])('answers %s in OpenAI’s shape', async (_, body, status, code) => {
    const answer = await ask(body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { code, message: expect.any(String) as string } });
  });

  it('tells a client without a key so in OpenAI’s shape', async () => {
    const answer = await callRoute(chat, { body: { model: 'x', messages: [] } });
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'invalid_api_key' } } });
  });
});

describe('GET /api/openai/v1/models', () => {
  it('lists each label of each prompt', async () => {
    const { body } = await callRoute<{ object: string; data: { id: string }[] }>(models, { apiKey: team.apiKey });
    expect(body.object).toBe('list');
    expect(body.data.map((model) => model.id)).toEqual(
      expect.arrayContaining(['support/answer@production', 'support/answer@latest', 'broken@production']),
    );
  });
});
