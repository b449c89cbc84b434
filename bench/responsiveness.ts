/**
 * How long pages and searches take while an index over 20,000 chunks is built (`hnsw`, embedded database), beside the same
 * before the build. BENCH_SECONDS bounds the time that is watched (200 unless told); the table says how far the build came.
 */
import { ProductProcess } from '../e2e/product-process';
import { OWNER, WORKSPACE } from '../e2e/servers';
import { markdown } from './markdown';
import { ProductClient } from './product-client';
import { percentile, report } from './report';

const CHUNKS = 20_000;
/** Small chunks: what counts is how many vectors there are. */
const CHUNKING = { strategy: 'recursive', size: 50, overlap: 0, unit: 'token' };
const CHARACTERS = 4_300_000;
const DOCUMENTS = 20;
const WATCHED_MS = Number(process.env.BENCH_SECONDS ?? 200) * 1_000;
const PAUSE_MS = 100;
const BEFORE = 30;
const PAGES = ['documents', 'indexes', 'playground'];

interface IndexState {
  status: string;
  chunks: number;
  progress: { done: number; total: number };
}

const product = await ProductProcess.create();
const client = new ProductClient(product.url);

async function signIn(): Promise<string> {
  const answer = await fetch(`${product.url}/api/app/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url },
    body: JSON.stringify(OWNER),
  });
  if (!answer.ok) throw new Error(`no session: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function timed(work: () => Promise<Response>): Promise<number> {
  const from = performance.now();
  const answer = await work();
  await answer.arrayBuffer();
  if (!answer.ok || answer.redirected) throw new Error(`answered ${answer.status} at ${answer.url}`);
  return performance.now() - from;
}

interface Taken {
  page: number[];
  search: number[];
}

/** One page and one search after the other, until told to stop. */
async function watch(cookie: string, indexId: string, goesOn: () => Promise<boolean>): Promise<Taken> {
  const taken: Taken = { page: [], search: [] };
  for (let round = 0; await goesOn(); round += 1) {
    const page = `${product.url}/w/${WORKSPACE}/${PAGES[round % PAGES.length]}`;
    taken.page.push(await timed(() => fetch(page, { headers: { cookie } })));
    const body = { query: `word number ${round % 40}`, mode: 'hybrid', topK: 10 };
    taken.search.push(await timed(() => client.post(`/api/v1/indexes/${indexId}/search`, body)));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return taken;
}

const rowsOf = (when: string, taken: Taken) =>
  (['page', 'search'] as const).map((what) => ({
    when,
    what,
    requests: taken[what].length,
    'p50 ms': Math.round(percentile(taken[what], 0.5)),
    'p95 ms': Math.round(percentile(taken[what], 0.95)),
    'p99 ms': Math.round(percentile(taken[what], 0.99)),
    'max ms': Math.round(Math.max(...taken[what])),
    'over 1 s': taken[what].filter((ms) => ms > 1_000).length,
  }));

try {
  await product.start();
  const cookie = await signIn();
  const small = await client.smallIndex();
  for (const page of PAGES) await timed(() => fetch(`${product.url}/w/${WORKSPACE}/${page}`, { headers: { cookie } }));
  let left = BEFORE;
  const before = await watch(cookie, small, () => Promise.resolve((left -= 1) >= 0));

  const { id: collectionId } = await client.json<{ id: string }>('/api/v1/collections', { name: 'A large one' });
  const form = new FormData();
  form.set('collectionId', collectionId);
  for (let i = 0; i < DOCUMENTS; i += 1) {
    const text = markdown(CHARACTERS / DOCUMENTS, i);
    form.append('file', new File([text], `document ${i}.md`, { type: 'text/markdown' }));
  }
  await client.post('/api/v1/documents', form);
  const { id } = await client.json<{ id: string }>('/api/v1/indexes', {
    name: 'A large one',
    collectionId,
    chunking: CHUNKING,
    embedding: { model: 'builtin/lexical' },
    search: { type: 'hnsw', distance: 'cosine', precision: 'full' },
  });
  const began = performance.now();
  const state = () => client.json<IndexState>(`/api/v1/indexes/${id}`);
  const during = await watch(
    cookie,
    small,
    async () => performance.now() - began < WATCHED_MS && (await state()).status === 'building',
  );
  const { status, chunks, progress } = await state();
  const rows = [...rowsOf('before', before), ...rowsOf('while it is built', during)];
  const build = {
    wantedChunks: CHUNKS,
    status,
    chunks,
    share: Number((progress.done / Math.max(1, progress.total)).toFixed(3)),
    watchedSeconds: Math.round((performance.now() - began) / 1_000),
  };
  await report('responsiveness', rows, { build, chunking: CHUNKING });
  console.log(JSON.stringify(build));
} finally {
  await product.signal('SIGTERM');
  await product.remove();
}
