import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOutgoing, type Outgoing } from '@/lib/security';
import { startFakeProvider, type FakeProvider } from '@/lib/testing';
import { embedTexts, type EmbedOptions } from './embed-texts';
import { createProviderGate } from './provider-gate';
import { providers } from './provider-registry';

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

async function embed(model: string, texts: string[], options: Partial<EmbedOptions> = {}) {
  const provider = providers['openai-compatible'];
  const access = { baseUrl: fake.url, apiKey: 'k', fetch: outgoing.fetch };
  const made = await provider.embedding?.(access, model);
  if (!made) throw new Error('no embedding model');
  const inUse = {
    id: `fake/${model}`,
    source: `fake ${model}`,
    model: made,
    providerName: 'Fake Inc.',
    redact: (text: string) => text,
    gate: createProviderGate(),
    price: null,
    contextWindow: null,
    options: (wanted: { dimensions?: number; purpose: 'document' | 'query' }) =>
      provider.embeddingOptions?.(wanted) ?? {},
  };
  return embedTexts(inUse, texts, { purpose: 'document', retryDelaysMs: [1, 1], ...options });
}

describe('embedTexts', () => {
  it('embeds in batches, in order, and says what each batch cost', async () => {
    const texts = Array.from({ length: 10 }, (_, at) => `text number ${at}`);
    const starts: number[] = [];
    const whole = await embed('fake-embedding', texts, {
      batchSize: 4,
      onBatch: async (batch) => void starts.push(batch.start),
    });
    expect(starts).toEqual([0, 4, 8]);
    expect(fake.requests).toHaveLength(3);
    expect(whole).toMatchObject({ tokens: 30, estimated: false });
    expect(whole.vectors).toHaveLength(10);
    expect(whole.vectors[7]).toEqual((await embed('fake-embedding', ['text number 7'])).vectors[0]);
  });

  it('asks for the dimensions that were chosen', async () => {
    const { vectors } = await embed('fake-embedding', ['a'], { dimensions: 16 });
    expect(vectors[0]).toHaveLength(16);
  });

  it('waits out a 429 and tries a 5xx twice again', async () => {
    fake.behave('busy', { status: 429, retryAfter: '0.02', times: 1 });
    expect((await embed('busy', ['a'])).vectors).toHaveLength(1);
    fake.behave('weak', { status: 500, times: 2 });
    expect((await embed('weak', ['a'])).vectors).toHaveLength(1);
  });

  it('fails with the provider’s own words, and keeps the batches before', async () => {
    await expect(embed('fake-embedding-401', ['a'])).rejects.toMatchObject({
      code: 'provider_error',
      failure: { code: 'provider_unauthorized', status: 401 },
    });
    await expect(embed('fake-embedding-500', ['a'])).rejects.toMatchObject({ failure: { status: 500 } });
    expect(fake.requests).toHaveLength(4);
  });

  it('stops when it is told to', async () => {
    await expect(embed('fake-embedding', ['a'], { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow(
      'stop',
    );
  });
});
