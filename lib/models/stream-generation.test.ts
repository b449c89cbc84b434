import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createOutgoing, type Outgoing } from '@/lib/security';
import { startFakeProvider, type FakeProvider } from '@/lib/testing';
import { providerFetch } from './provider-fetch';
import { createProviderGate } from './provider-gate';
import { providers } from './provider-registry';
import { streamGeneration, type GenerationOptions } from './stream-generation';

let fake: FakeProvider;
let outgoing: Outgoing;
beforeAll(async () => {
  fake = await startFakeProvider();
  outgoing = createOutgoing({ allowedHosts: [fake.host] });
});
beforeEach(() => fake.reset());
afterAll(async () => {
  await outgoing.close();
  await fake.close();
});

const KEY = 'sk-canary-5678';

async function callable(model: string, baseUrl = fake.url): Promise<GenerationOptions['model']> {
  const access = { baseUrl, apiKey: KEY, fetch: providerFetch(outgoing.fetch) };
  return {
    id: `fake/${model}`,
    model: await providers['openai-compatible'].chat(access, model),
    providerName: 'Fake Inc.',
    redact: (text) => text.replaceAll(KEY, '…5678'),
  };
}

async function generate(model: string, options: Partial<GenerationOptions> = {}, baseUrl = fake.url) {
  return streamGeneration({
    model: await callable(model, baseUrl),
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'How are you today?' },
    ],
    retryDelaysMs: [1, 1],
    ...options,
  });
}

describe('an answer that comes whole', () => {
  it('has its text, its usage, its finish and its times', async () => {
    const deltas: string[] = [];
    const result = await generate('fake-chat', {
      parameters: { temperature: 0.2, maxOutputTokens: 50 },
      onDelta: (text) => deltas.push(text),
    });
    expect(result).toMatchObject({
      status: 'done',
      text: 'You asked: How are you today?',
      finishReason: 'stop',
      error: null,
    });
    expect(result.usage).toEqual({ inputTokens: 6, outputTokens: 6, cachedInputTokens: 1 });
    expect(deltas.join('')).toBe(result.text);
    expect(deltas).toHaveLength(6);
    expect(result.timings.firstTokenMs).toBeGreaterThan(0);
    expect(result.timings.totalMs).toBeGreaterThanOrEqual(result.timings.firstTokenMs ?? Infinity);
    expect(result.attempts).toEqual([{ model: 'fake/fake-chat' }]);
    expect(fake.requests[0]).toMatchObject({
      headers: { authorization: `Bearer ${KEY}` },
      body: {
        model: 'fake-chat',
        temperature: 0.2,
        max_tokens: 50,
        messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user' }],
      },
    });
  });

  it.each(['fake-crlf', 'fake-empty-choices', 'fake-no-done'])(
    'is whole from a server that streams like %s',
    async (model) => {
      const result = await generate(model);
      expect(result).toMatchObject({
        status: 'done',
        text: 'You asked: How are you today?',
        usage: { outputTokens: 6 },
      });
    },
  );

  it('has its characters whole, though they came byte by byte', async () => {
    const deltas: string[] = [];
    const result = await generate('fake-split', { onDelta: (text) => deltas.push(text) });
    expect(result).toMatchObject({ status: 'done', text: 'Grüße 👩‍👩‍👧 aus 東京' });
    expect(deltas.join('')).toBe(result.text);
  });

  it('has usage that came with the last chunk', async () => {
    fake.behave('usage-last', { usage: 'last-chunk' });
    expect((await generate('usage-last')).usage).toEqual({ inputTokens: 6, outputTokens: 6, cachedInputTokens: 1 });
  });

  it('has estimated usage, marked as such, where the provider gives none', async () => {
    const { usage } = await generate('fake-no-usage');
    expect(usage).toEqual({ inputTokens: 8, outputTokens: 8, estimated: true });
  });

  it('keeps the reasoning apart from the text', async () => {
    const kinds: string[] = [];
    const result = await generate('fake-reasoning', { onDelta: (_, kind) => kinds.push(kind) });
    expect(result).toMatchObject({ reasoning: 'Let me think about it.', text: 'You asked: How are you today?' });
    expect(new Set(kinds)).toEqual(new Set(['reasoning', 'text']));
  });

  it('is parsed where a schema was asked for', async () => {
    fake.behave('object', { reply: '{"city": "Paris"}' });
    const outputSchema = { type: 'object', properties: { city: { type: 'string' } } };
    expect((await generate('object', { outputSchema })).object).toEqual({ city: 'Paris' });
    expect((await generate('fake-chat', { outputSchema })).object).toBeUndefined();
  });
});

describe('how an answer can finish (F11)', () => {
  it.each([
    ['fake-filter', 'content-filter'],
    ['fake-length', 'length'],
  ])('%s shows as %s', async (model, finishReason) => {
    expect(await generate(model)).toMatchObject({ status: 'done', finishReason });
  });

  it('shows the tools that the model asked for, and runs none', async () => {
    const tools = [
      {
        name: 'look_up',
        description: 'Looks a word up.',
        inputSchema: { type: 'object', properties: { word: { type: 'string' } } },
      },
    ];
    const result = await generate('fake-tools', { tools });
    expect(result).toMatchObject({
      status: 'done',
      finishReason: 'tool-calls',
      toolCalls: [{ id: 'call_1', name: 'look_up', input: { word: 'bake-off' } }],
    });
    expect(fake.requests).toHaveLength(1);
  });
});

describe('429 (F6)', () => {
  it('waits as long as Retry-After says, tells so, and then answers', async () => {
    fake.behave('busy', { status: 429, retryAfter: '0.2', times: 1 });
    const waits: number[] = [];
    const result = await generate('busy', { onWait: (waitMs) => waits.push(waitMs) });
    expect(result).toMatchObject({ status: 'done', timings: { waitedMs: 200 } });
    expect(result.attempts).toMatchObject([
      { error: { code: 'rate_limited', status: 429, retryAfterMs: 200 }, waitedMs: 200 },
      {},
    ]);
    expect(waits).toEqual([200]);
    expect(result.timings.totalMs).toBeGreaterThanOrEqual(199);
  });

  it('hands a long Retry-After to the caller, who can do it later', async () => {
    const result = await generate('fake-429-long');
    expect(result).toMatchObject({ status: 'failed', error: { code: 'rate_limited', retryAfterMs: 3_600_000 } });
    expect(fake.requests).toHaveLength(1);
  });

  it('can be stopped while it waits', async () => {
    const stop = new AbortController();
    const result = await generate('fake-429', { signal: stop.signal, onWait: () => stop.abort() });
    expect(result).toMatchObject({ status: 'stopped', text: '' });
    expect(result.timings.totalMs).toBeLessThan(900);
  });

  it('counts the wait for a place beside other calls apart from the model’s own time', async () => {
    const gate = createProviderGate({ maximum: 1 });
    const access = { baseUrl: fake.url, apiKey: KEY, fetch: outgoing.fetch };
    const model = {
      id: 'fake/calm',
      model: await providers['openai-compatible'].chat(access, 'calm'),
      providerName: 'Fake',
      redact: (text: string) => text,
      gate,
    };
    const leave = await gate.enter();
    const began = performance.now();
    const going = generate('calm', { model });
    await vi.waitFor(() => expect(performance.now() - began).toBeGreaterThan(300), { interval: 20 });
    leave();
    const { timings } = await going;
    const elapsed = performance.now() - began;
    expect(timings.inLineMs).toBeGreaterThan(280);
    expect(timings.totalMs).toBeLessThanOrEqual(elapsed - timings.inLineMs);
    expect(timings.firstTokenMs).toBeLessThanOrEqual(timings.totalMs);
  });

  it('counts nothing as used where it was stopped before anything was sent', async () => {
    const gate = createProviderGate({ maximum: 1 });
    await gate.enter();
    const stop = new AbortController();
    const access = { baseUrl: fake.url, apiKey: KEY, fetch: outgoing.fetch };
    const model = {
      id: 'fake/calm',
      model: await providers['openai-compatible'].chat(access, 'calm'),
      providerName: 'Fake',
      redact: (text: string) => text,
      gate,
    };
    const going = generate('calm', { model, signal: stop.signal });
    stop.abort();
    expect(await going).toMatchObject({ status: 'stopped', usage: null });
    const paused = new AbortController();
    const refused = await generate('fake-429', { signal: paused.signal, onWait: () => paused.abort() });
    expect(refused).toMatchObject({ status: 'stopped', usage: null });
  });

  it('lets fewer calls to that provider run at once', async () => {
    fake.behave('busy', { status: 429, retryAfter: '0.01', times: 1 });
    const gate = createProviderGate({ maximum: 8 });
    const access = { baseUrl: fake.url, apiKey: undefined, fetch: outgoing.fetch };
    const model = {
      id: 'fake/busy',
      model: await providers['openai-compatible'].chat(access, 'busy'),
      providerName: 'Fake',
      redact: (text: string) => text,
      gate,
    };
    expect((await generate('busy', { model })).status).toBe('done');
    expect(gate.limit).toBeLessThan(8);
    expect(gate.running).toBe(0);
  });
});

describe('errors of the provider (F7)', () => {
  it('tries 5xx twice again', async () => {
    expect(await generate('fake-500-twice')).toMatchObject({
      status: 'done',
      attempts: [{ error: { status: 500 } }, { error: { status: 500 } }, {}],
    });
  });

  it('then fails with status, text and request id', async () => {
    const result = await generate('fake-500');
    expect(fake.requests).toHaveLength(3);
    expect(result).toMatchObject({
      status: 'failed',
      error: { code: 'provider_error', status: 500, requestId: 'req_fake' },
    });
    expect(result.error?.detail).toContain('The server had an error while processing your request.');
  });

  it.each([
    ['fake-400', 'provider_rejected', /parameters/],
    ['fake-401', 'provider_unauthorized', /replace it under Models/],
    ['fake-403', 'provider_forbidden', /another model/],
    ['fake-404', 'provider_not_found', /base URL/],
  ])('asks %s once and says how to mend it', async (model, code, advice) => {
    const result = await generate(model);
    expect(fake.requests).toHaveLength(1);
    expect(result).toMatchObject({ status: 'failed', error: { code } });
    expect(result.error?.detail).toMatch(advice);
    expect(result.error?.detail).toContain('Fake Inc.');
  });

  it('tries an address where nobody listens twice again, then says so', async () => {
    const gone = await startFakeProvider();
    await gone.close();
    const open = createOutgoing({ allowedHosts: [gone.host] });
    const access = { baseUrl: gone.url, apiKey: KEY, fetch: open.fetch };
    const model = {
      id: 'x/y',
      model: await providers['openai-compatible'].chat(access, 'y'),
      providerName: 'Gone',
      redact: (text: string) => text,
    };
    const result = await generate('y', { model });
    expect(result).toMatchObject({ status: 'failed', error: { code: 'provider_unreachable' } });
    expect(result.attempts).toHaveLength(3);
    await open.close();
  });

  it('refuses an address that may not be reached', async () => {
    expect(await generate('x', {}, 'http://10.0.0.1/v1')).toMatchObject({
      status: 'failed',
      error: { code: 'url_blocked' },
      attempts: [{}],
    });
  });

  it('never shows a key that the provider repeats', async () => {
    fake.behave('echo-key', { fault: 'error-event', status: undefined });
    const result = await generate('fake-401', { messages: [{ role: 'user', content: 'x' }] });
    expect(JSON.stringify(result)).not.toContain(KEY);
  });
});

describe('silence (F8)', () => {
  it('ends in a timeout before the first token', async () => {
    const result = await generate('fake-silent', { timeouts: { firstTokenMs: 60 } });
    expect(result).toMatchObject({ status: 'failed', text: '', error: { code: 'timeout' } });
    expect(fake.requests).toHaveLength(1);
    await expect.poll(() => fake.requests[0]?.aborted).toBe(true);
  });

  it('waits as long as its connection says, where nothing else was said', async () => {
    const model = { ...(await callable('fake-silent')), timeouts: { firstTokenMs: 60, stallMs: undefined } };
    expect(await generate('fake-silent', { model })).toMatchObject({ status: 'failed', error: { code: 'timeout' } });
  });

  it('ends in a timeout in the middle, and keeps what had come', async () => {
    const result = await generate('fake-stall', { timeouts: { stallMs: 60 } });
    expect(result).toMatchObject({
      status: 'failed',
      text: 'You asked:',
      error: { code: 'timeout' },
      usage: { estimated: true },
    });
    await expect.poll(() => fake.requests[0]?.aborted).toBe(true);
  });

  it('ends in a timeout when all of it takes too long, though tokens keep coming', async () => {
    const result = await generate('fake-slow', { timeouts: { totalMs: 150 } });
    expect(result).toMatchObject({ status: 'failed', error: { code: 'timeout' } });
    expect(result.text).not.toBe('');
  });
});

describe('a stream that breaks (F9, F10)', () => {
  it.each(['fake-cut', 'fake-end'])('is incomplete, never done, after %s', async (model) => {
    const result = await generate(model);
    expect(result).toMatchObject({
      status: 'incomplete',
      text: 'You asked:',
      finishReason: null,
      error: { code: 'incomplete' },
    });
    expect(fake.requests).toHaveLength(1);
  });

  it.each(['fake-bad-json', 'fake-error-event'])(
    'fails with an error that names the provider after %s',
    async (model) => {
      const result = await generate(model);
      expect(result).toMatchObject({ status: 'failed', text: 'You asked:', error: { code: 'provider_error' } });
      expect(result.error?.detail).toContain('Fake Inc.');
    },
  );

  it('says that a web page is no answer', async () => {
    const result = await generate('fake-html');
    expect(result).toMatchObject({ status: 'failed', text: '', error: { code: 'provider_error' } });
    expect(result.error?.detail).toMatch(/web page.*base URL/);
  });
});

describe('Stop (F28)', () => {
  it('ends the call within a second, keeps text and usage, and tells the provider', async () => {
    const stop = new AbortController();
    let stoppedAt = 0;
    const result = await generate('fake-slow', {
      signal: stop.signal,
      onDelta: () => {
        stoppedAt ||= performance.now();
        stop.abort();
      },
    });
    expect(performance.now() - stoppedAt).toBeLessThan(1_000);
    expect(result).toMatchObject({ status: 'stopped', text: 'You', usage: { outputTokens: 1, estimated: true } });
    await expect.poll(() => fake.requests[0]?.aborted).toBe(true);
  });

  it('sends nothing when it was stopped before', async () => {
    expect((await generate('fake-chat', { signal: AbortSignal.abort() })).status).toBe('stopped');
    expect(fake.requests).toHaveLength(0);
  });
});

describe('limits that a team has set for a connection', () => {
  it('keep the next answer waiting, say so, and let it go when they are raised', async () => {
    const gate = createProviderGate({ limits: { requestsPerMinute: 1, tokensPerMinute: 10_000 } });
    const model = { ...(await callable('fake-chat')), gate };
    expect(await generate('fake-chat', { model })).toMatchObject({ status: 'done' });

    const waits: string[] = [];
    const waiting = generate('fake-chat', { model, onWait: (_waitMs, error) => waits.push(error.detail) });
    await vi.waitFor(() => expect(waits).toEqual([expect.stringContaining('its own limits for a minute')]));
    expect(fake.requests).toHaveLength(1);
    gate.limitTo({ requestsPerMinute: 10 });
    expect(await waiting).toMatchObject({ status: 'done' });
    expect(fake.requests).toHaveLength(2);
  });

  it('count the tokens that the provider counted', async () => {
    // 6 in and 6 out.
    const gate = createProviderGate({ limits: { tokensPerMinute: 12 } });
    await generate('fake-chat', { model: { ...(await callable('fake-chat')), gate } });
    expect(gate.limitedForMs).toBeGreaterThan(50_000);
    gate.limitTo({ tokensPerMinute: 13 });
    expect(gate.limitedForMs).toBe(0);
  });

  it('send a router on to its next model at once', async () => {
    const gate = createProviderGate({ limits: { requestsPerMinute: 1 } });
    const model = { ...(await callable('fake-chat')), gate };
    await generate('fake-chat', { model });
    const result = await generate('fake-chat', { model, impatient: true });
    expect(result).toMatchObject({ status: 'failed', usage: null, error: { code: 'rate_limited' } });
    expect(fake.requests).toHaveLength(1);
  });
});
