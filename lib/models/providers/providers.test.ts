import { generateKeyPairSync } from 'node:crypto';
import { embed, generateText } from 'ai';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { redactor } from '../provider-access';
import { providers } from '../provider-registry';
import { providerIds, type ProviderId } from '../schema';

interface Sent {
  url: URL;
  headers: Headers;
  body: string;
}

/** A network that keeps what was sent and answers with what each test says. */
function network(answer: (sent: Sent) => Response) {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = input instanceof Request ? input : null;
    const body = init?.body;
    const one = {
      url: new URL(request?.url ?? (input as string | URL)),
      headers: new Headers(init?.headers ?? request?.headers),
      body: typeof body === 'string' ? body : body instanceof URLSearchParams ? body.toString() : '',
    };
    sent.push(one);
    return Promise.resolve(answer(one));
  };
  return { sent, fetch };
}

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

const completion = () =>
  json({
    id: 'c1',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Forty-two.' } }],
    usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
  });

const gemini = () =>
  json({
    candidates: [{ content: { role: 'model', parts: [{ text: 'Forty-two.' }] }, finishReason: 'STOP' }],
    usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 2 },
  });

const converse = () =>
  json({
    output: { message: { role: 'assistant', content: [{ text: 'Forty-two.' }] } },
    stopReason: 'end_turn',
    usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 },
  });

async function ask(provider: ProviderId, baseUrl: string, apiKey: string | undefined, fetch: typeof globalThis.fetch) {
  const model = await providers[provider].chat({ baseUrl, apiKey, fetch }, 'model-1');
  return generateText({ model, prompt: 'What is it?', maxRetries: 0 });
}

afterEach(() => vi.unstubAllEnvs());

describe('every provider', () => {
  const compatible = providerIds.filter((id) => providers[id].listPath === '/models' && id !== 'openai-compatible');

  it.each(compatible.filter((id) => !['mistral', 'openai', 'groq'].includes(id)))(
    '%s is asked at its own address, with its key in the header',
    async (id) => {
      const { sent, fetch } = network(completion);
      const baseUrl = providers[id].defaultBaseUrl ?? '';
      const { text } = await ask(id, baseUrl, 'secret-key-0001', fetch);
      expect(text).toBe('Forty-two.');
      expect(sent.map(({ url }) => url.href)).toEqual([`${baseUrl}/chat/completions`]);
      expect(sent[0]?.headers.get('authorization')).toBe('Bearer secret-key-0001');
    },
  );

  it('has an address that is https, unless it is a server of one’s own', () => {
    for (const id of providerIds) {
      const { defaultBaseUrl, needsKey } = providers[id];
      if (defaultBaseUrl === null) continue;
      expect(new URL(defaultBaseUrl).protocol).toBe(needsKey ? 'https:' : 'http:');
    }
  });

  it('never takes a key from the environment for an address that a person typed', async () => {
    const planted = ['AZURE_API_KEY', 'AWS_BEARER_TOKEN_BEDROCK', 'GOOGLE_VERTEX_API_KEY', 'XAI_API_KEY'];
    for (const name of planted) vi.stubEnv(name, 'planted-in-the-environment');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAPLANTEDPLANTED12');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'planted-in-the-environment');
    const { sent, fetch } = network(() => new Response('no', { status: 401 }));
    const keys: [ProviderId, string | undefined][] = [
      ['azure', undefined],
      ['bedrock', 'AKIAIOSFODNN7EXAMPLE:typed-secret'],
      ['vertex', 'typed-key'],
      ['xai', undefined],
    ];
    for (const [id, key] of keys) {
      await expect(ask(id, 'https://eu-west-1.typed.example', key, fetch)).rejects.toThrow();
    }
    expect(sent).toHaveLength(4);
    for (const { headers, url } of sent) {
      expect(`${url.href} ${JSON.stringify([...headers])}`).not.toMatch(/planted/i);
    }
  });
});

describe('Azure', () => {
  it('sends the key in the header that Azure reads, to the deployment', async () => {
    const { sent, fetch } = network(completion);
    await ask('azure', 'https://team.openai.azure.com/openai/v1', 'azure-key-1', fetch);
    expect(sent[0]?.headers.get('api-key')).toBe('azure-key-1');
    expect(sent[0]?.url.href).toContain('https://team.openai.azure.com/openai/v1/chat/completions');
    expect(sent[0]?.body).toContain('"model":"model-1"');
  });

  it('shortens vectors where the model can', async () => {
    const { sent, fetch } = network(() =>
      json({
        object: 'list',
        data: [{ object: 'embedding', index: 0, embedding: [1, 0] }],
        usage: { prompt_tokens: 1 },
      }),
    );
    const access = { baseUrl: 'https://team.openai.azure.com/openai/v1', apiKey: 'k', fetch };
    const model = await providers.azure.embedding?.(access, 'deployed');
    if (!model) throw new Error('Azure has embedding models');
    const providerOptions = providers.azure.embeddingOptions?.({ dimensions: 2, purpose: 'query' }) ?? {};
    await embed({ model, value: 'text', providerOptions });
    expect(JSON.parse(sent[0]?.body ?? '{}')).toMatchObject({ dimensions: 2 });
  });
});

describe('Bedrock', () => {
  const baseUrl = 'https://bedrock-runtime.eu-central-1.amazonaws.com';

  it('takes an API key as a bearer token', async () => {
    const { sent, fetch } = network(converse);
    const { text } = await ask('bedrock', baseUrl, 'bedrock-api-key-1', fetch);
    expect(text).toBe('Forty-two.');
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer bedrock-api-key-1');
  });

  it('signs with an access key for the region of the address, and sends no secret', async () => {
    const { sent, fetch } = network(converse);
    await ask('bedrock', baseUrl, 'AKIAIOSFODNN7EXAMPLE:a-long-secret-key', fetch);
    const headers = JSON.stringify([...(sent[0]?.headers ?? [])]);
    expect(headers).toMatch(/AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\/\d{8}\/eu-central-1\/bedrock/);
    expect(headers).not.toContain('a-long-secret-key');
  });

  it.each([
    [256, { dimensions: 256, embeddingDimension: 256, outputDimension: 256 }],
    [384, { embeddingDimension: 384 }],
    [1_536, { outputDimension: 1_536 }],
    [7, { dimensions: 7 }],
  ])('names %i dimensions as each family of models wants it', (dimensions, expected) => {
    const options = providers.bedrock.embeddingOptions?.({ dimensions, purpose: 'document' });
    expect(options?.bedrock).toMatchObject(expected);
  });
});

describe('Vertex', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const private_key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const keyFile = JSON.stringify({ type: 'service_account', client_email: 'bot@team.example', private_key });

  it('sends an API key in its header', async () => {
    const { sent, fetch } = network(gemini);
    const { text } = await ask('vertex', providers.vertex.defaultBaseUrl ?? '', 'vertex-key-1', fetch);
    expect(text).toBe('Forty-two.');
    expect(sent[0]?.headers.get('x-goog-api-key')).toBe('vertex-key-1');
  });

  it('gets a token for a service account through the same checked way, and keeps its key', async () => {
    const { sent, fetch } = network(({ url }) =>
      url.hostname === 'oauth2.googleapis.com' ? json({ access_token: 'token-1', expires_in: 3_600 }) : gemini(),
    );
    const baseUrl =
      'https://europe-west1-aiplatform.googleapis.com/v1beta1/projects/p1/locations/europe-west1/publishers/google';
    const { text } = await ask('vertex', baseUrl, keyFile, fetch);
    expect(text).toBe('Forty-two.');
    expect(sent.map(({ url }) => url.hostname)).toEqual([
      'oauth2.googleapis.com',
      'europe-west1-aiplatform.googleapis.com',
    ]);
    expect(sent[1]?.headers.get('authorization')).toBe('Bearer token-1');
    expect(JSON.stringify(sent.map(({ body, headers }) => [body, ...headers]))).not.toContain('PRIVATE KEY');
  });

  it('says what is wrong with a file that is no key file', () => {
    expect(providers.vertex.keyProblem?.('{"type":"authorized_user"}')).toContain('client_email');
    expect(providers.vertex.keyProblem?.(keyFile)).toBeNull();
    expect(providers.vertex.keyProblem?.('one-word')).toBeNull();
  });

  it('takes the private key out of what a provider says', () => {
    expect(redactor('vertex', keyFile)(`bad: ${private_key}`)).not.toContain('MII');
    expect(redactor('bedrock', 'AKIAIOSFODNN7EXAMPLE:a-long-secret-key')('a-long-secret-key?')).toBe('…-key?');
  });
});
