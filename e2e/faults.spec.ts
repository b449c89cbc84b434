import { expect, test } from '@playwright/test';
import { startFakeProvider, type FakeProvider } from '@/lib/testing/fake-provider';
import { ProductProcess } from './product-process';
import { API_KEY } from './servers';

// Answers of many shapes; what matters of them is asserted.
type Body = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers of many shapes

let product: ProductProcess;
let provider: FakeProvider;

test.describe.configure({ timeout: 240_000 });
test.beforeEach(async () => {
  provider = await startFakeProvider();
  product = await ProductProcess.create({ BAKEOFF_ALLOWED_HOSTS: provider.host });
  await product.start();
});
test.afterEach(async () => {
  await product.remove();
  await provider.close();
});

async function call(method: string, path: string, body?: unknown): Promise<Body> {
  const answer = await fetch(`${product.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  expect(answer.ok, `${method} ${path}: ${answer.status} ${text}`).toBe(true);
  return text === '' ? {} : (JSON.parse(text) as Body);
}

/** SIGKILL to every process at once, as a machine that loses power does it. */
async function killEverything(): Promise<void> {
  const children = product.processes().slice(1);
  const died = product.signal('SIGKILL');
  for (const pid of children) process.kill(pid, 'SIGKILL');
  await died;
}

/** About `kilobytes` of Markdown, different for each `seed`, the same every time. */
function markdown(seed: number, kilobytes: number): string {
  const words = [
    'lamp',
    'tower',
    'island',
    'ferry',
    'keeper',
    'storm',
    'harbour',
    'signal',
    'rope',
    'tide',
    'chart',
    'anchor',
  ];
  let state = seed + 1;
  const word = () => words[(state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % words.length];
  const paragraph = () => `${Array.from({ length: 60 }, word).join(' ')} number${state % 997}.`;
  const sections: string[] = [];
  for (let length = 0, at = 1; length < kilobytes * 1_000; at++) {
    const section = `## Section ${at} of ${seed}\n\n${paragraph()}\n\n${paragraph()}\n`;
    sections.push(section);
    length += section.length;
  }
  return sections.join('\n');
}

test('SIGKILL of every process in mid-ingest loses nothing: documents and index finish by themselves, as if undisturbed', async () => {
  const { id: collectionId } = await call('POST', '/api/v1/collections', { name: 'Killed' });
  const names = Array.from({ length: 12 }, (_, at) => `file-${at}.md`);
  for (const [at, name] of names.entries())
    await call('POST', '/api/v1/documents', { collectionId, name, text: markdown(at, 150) });
  const settings = {
    collectionId,
    chunking: { strategy: 'markdown', size: 120, overlap: 0, unit: 'token' },
    embedding: { model: 'builtin/lexical' },
    search: { type: 'hnsw', distance: 'cosine', precision: 'full' },
  };
  const { id } = await call('POST', '/api/v1/indexes', { name: 'Disturbed', ...settings });
  await expect
    .poll(async () => (await call('GET', `/api/v1/indexes/${id}`)).progress.done, { timeout: 60_000, intervals: [50] })
    .toBeGreaterThan(0);
  await killEverything();
  await product.start();

  await expect
    .poll(async () => (await call('GET', `/api/v1/indexes/${id}`)).status, { timeout: 120_000 })
    .toBe('ready');
  const { items } = await call('GET', `/api/v1/documents?collectionId=${collectionId}&limit=200`);
  expect(items.map((item: Body) => [item.name, item.status]).sort()).toEqual(
    names.map((name) => [name, 'ready']).sort(),
  );

  const other = await call('POST', '/api/v1/indexes', { name: 'Undisturbed', ...settings });
  await expect
    .poll(async () => (await call('GET', `/api/v1/indexes/${other.id}`)).status, { timeout: 120_000 })
    .toBe('ready');
  const chunksOf = async (indexId: string) => {
    const seen = await Promise.all(
      ['lamp tower', 'Section 7 of 3', 'number5 anchor', 'harbour'].map(async (query) => {
        const { hits } = await call('POST', `/api/v1/indexes/${indexId}/search`, { query, mode: 'lexical', topK: 200 });
        return hits.map(({ documentName, start, end, text, score }: Body) => [documentName, start, end, text, score]);
      }),
    );
    return { chunks: (await call('GET', `/api/v1/indexes/${indexId}`)).chunks, seen };
  };
  expect(await chunksOf(id)).toEqual(await chunksOf(other.id));
});

test('SIGKILL of every process in mid-comparison: what was running is incomplete and not paid again, what waited runs', async () => {
  await call('POST', '/api/v1/connections', {
    provider: 'openai-compatible',
    name: 'fake',
    baseUrl: provider.url,
    apiKey: 'sk-test',
    models: [{ id: 'fake-slow', kind: 'chat' }],
  });
  const questions = Array.from({ length: 30 }, (_, at) => ({ question: `Question ${at}` }));
  provider.behave('fake-slow', { tokens: 100, delayMs: 20 });
  const { id } = await call('POST', '/api/v1/comparisons', {
    inputs: questions,
    variants: [
      { prompt: { messages: [{ role: 'user', content: '{{question}}' }] }, model: 'fake/fake-slow', retrieval: null },
    ],
  });
  const read = async () => (await call('GET', `/api/v1/comparisons/${id}`)).answers as Body[];
  await expect
    .poll(async () => (await read()).some(({ status, text }) => status === 'running' && text.length > 20), {
      timeout: 30_000,
      intervals: [50],
    })
    .toBe(true);
  const before = await read();
  expect(before.some(({ status }) => status === 'queued')).toBe(true);
  await killEverything();
  provider.behave('fake-slow', { tokens: 5 });
  await product.start();
  await expect
    .poll(async () => (await read()).filter(({ status }) => status === 'queued' || status === 'running').length, {
      timeout: 90_000,
    })
    .toBe(0);

  const after = await read();
  for (const answer of after) {
    const earlier = before.find((candidate) => candidate.id === answer.id);
    if (earlier?.status === 'done') expect(answer).toMatchObject({ status: 'done', text: earlier.text });
    if (answer.status === 'incomplete') {
      // What was streamed in the last tenth of a second before the kill may be missing; what is there is what was said.
      const shown: string = earlier?.status === 'running' ? earlier.text : '';
      expect(shown.startsWith(answer.text) || answer.text.startsWith(shown)).toBe(true);
    } else expect(answer.status).toBe('done');
  }
  expect(after.some(({ status }) => status === 'incomplete')).toBe(true);
  // Each question was paid for at most once.
  const asked = provider.requests
    .filter(({ path }) => path.endsWith('/chat/completions'))
    .map(({ body }) => JSON.stringify(body));
  expect(new Set(asked).size).toBe(asked.length);
});
