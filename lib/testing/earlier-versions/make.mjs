// Makes a small data directory with this version and keeps it here, so that later versions are tried on it:
// npm run keep-version -- 0.2.0. Run it on the commit that is released, before the next migration lands.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const API_KEY = 'bk_0123456789abcdef0123';
const PORT = '4163';
const BASE = `http://localhost:${PORT}`;

const version = process.argv[2];
if (!version) throw new Error('Name the version: npm run keep-version -- 0.2.0');
const directory = mkdtempSync(join(tmpdir(), 'bakeoff-keep-'));
writeFileSync(join(directory, 'secret'), '0123456789abcdef'.repeat(4), { mode: 0o600 });

const product = spawn(process.execPath, ['bin/start.mjs'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PORT,
    DATABASE_URL: '',
    BAKEOFF_SECRET: '',
    BAKEOFF_DATA_DIR: directory,
    BAKEOFF_ALLOWED_HOSTS: '127.0.0.1:9',
    BAKEOFF_INIT_EMAIL: 'owner@example.com',
    BAKEOFF_INIT_PASSWORD: 'password123',
    BAKEOFF_INIT_API_KEY: API_KEY,
  },
});
await until(async () => (await fetch(`${BASE}/api/ready`).catch(() => undefined))?.ok);
const facts = await fill();
const exited = once(product, 'exit');
product.kill('SIGTERM');
await exited;

const migrations = await shrink(join(directory, 'database'));
const { stdout: archive } = spawnSync(
  'tar',
  ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '-C', directory, '-cf', '-', 'database', 'secret'],
  { maxBuffer: 1 << 30 },
);
const packed = brotliCompressSync(archive, {
  params: {
    [constants.BROTLI_PARAM_LARGE_WINDOW]: 1,
    [constants.BROTLI_PARAM_LGWIN]: 30,
    [constants.BROTLI_PARAM_SIZE_HINT]: archive.length,
  },
});
writeFileSync(join(FOLDER, `${version}.tar.br`), packed);
const description = { version, migrations, apiKey: API_KEY, ...facts };
writeFileSync(join(FOLDER, `${version}.json`), `${JSON.stringify(description, null, 2)}\n`);
rmSync(directory, { recursive: true });
console.log(`${version}: ${Math.round(packed.length / 1_000)} kB`);

async function until(done) {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 200));
}

async function call(method, path, body) {
  const answer = await fetch(`${BASE}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** A little of everything; what the tests look for stands in e2e/earlier-versions.spec.ts. */
async function fill() {
  const post = (path, body) => call('POST', path, body);
  const reaches = (path, status) => until(async () => (await call('GET', path)).status === status);

  const collection = await post('/collections', { name: 'Lighthouses', description: 'What the keeper wrote down' });
  const texts = {
    'tower.md':
      '# The tower\n\nThe tower is forty-two metres tall. It was built in 1871 of granite.\n\n## The lamp\n\nThe lamp turns once every nine seconds and is seen for twenty miles.\n',
    'keeper.txt':
      'The keeper of the lighthouse is Ada Lindqvist. She came to the island in 1998 and keeps three goats. \u{1F410} 灯台 ',
  };
  for (const [name, text] of Object.entries(texts)) {
    const { items } = await post('/documents', {
      collectionId: collection.id,
      name,
      text,
      metadata: { place: 'Skerry' },
    });
    await reaches(`/documents/${items[0].id}`, 'ready');
  }
  const index = await post('/indexes', {
    name: 'Lighthouses, recursive',
    collectionId: collection.id,
    chunking: { strategy: 'recursive', size: 60, overlap: 10, unit: 'token' },
    embedding: { model: 'builtin/lexical' },
    search: { type: 'hnsw', distance: 'cosine', precision: 'full' },
  });
  await reaches(`/indexes/${index.id}`, 'ready');

  await post('/prompts', { name: 'lighthouse/answer', description: 'Answers from the log book', tags: ['sample'] });
  const prompt = `/prompts/${encodeURIComponent('lighthouse/answer')}`;
  const messages = (system) => [
    { role: 'system', content: system },
    { role: 'user', content: 'Question: {{question}}\n\n{{context}}' },
  ];
  await post(`${prompt}/versions`, { messages: messages('Answer.'), message: 'First' });
  await post(`${prompt}/versions`, {
    messages: messages('Answer, and cite what you rely on.'),
    message: 'Ask for citations',
    baseVersion: 1,
  });
  await call('PUT', `${prompt}/labels/production`, { version: 1 });

  const model = 'builtin/extractive';
  const comparison = await post('/comparisons', {
    name: 'How tall',
    inputs: [{ question: 'How tall is the tower?' }],
    variants: [
      {
        prompt: { name: 'lighthouse/answer', label: 'production' },
        model,
        retrieval: { indexId: index.id, mode: 'hybrid', topK: 2 },
      },
      { prompt: { name: 'lighthouse/answer', version: 2 }, model, retrieval: null },
    ],
  });
  await reaches(`/comparisons/${comparison.id}`, 'done');
  const { answers } = await call('GET', `/comparisons/${comparison.id}`);
  await post(`/comparisons/${comparison.id}/votes`, { inputIndex: 0, winner: answers[0].id, comment: 'It has it.' });
  await post('/connections', {
    provider: 'openai-compatible',
    name: 'local',
    baseUrl: 'http://127.0.0.1:9/v1',
    models: [{ id: 'small', kind: 'chat' }],
    apiKey: 'sk-not-a-real-key-1234',
  });
  const share = await post('/shares', {
    comparisonId: comparison.id,
    title: 'How tall is the tower?',
    include: { prompts: true, context: true, cost: true },
  });
  return { share: share.url.split('/').pop(), index: index.id, comparison: comparison.id };
}

/**
 * Takes away what isn't data: dead rows, and the write-ahead log. A database that was closed begins with the first page of
 * its newest segment; all behind that is what the segment was used for before. The share gets a life beyond the tests'.
 */
async function shrink(database) {
  const embedded = await PGlite.create({ dataDir: database, extensions: { vector } });
  await embedded.query("update shares set expires_at = '2126-01-01'");
  const { rows } = await embedded.query('select migration_name from _prisma_migrations order by 1');
  await embedded.exec('vacuum full');
  for (let i = 0; i < 2; i += 1) {
    await embedded.exec('select pg_switch_wal()');
    await embedded.exec('checkpoint');
  }
  const checkpoint = await embedded.query('select redo_wal_file as name from pg_control_checkpoint()');
  await embedded.close();
  const log = join(database, 'pg_wal');
  for (const segment of readdirSync(log).filter((name) => /^[0-9A-F]{24}$/.test(name))) {
    if (segment !== checkpoint.rows[0].name) rmSync(join(log, segment));
    else writeFileSync(join(log, segment), readFileSync(join(log, segment)).fill(0, 8_192));
  }
  return rows.map((row) => row.migration_name);
}
