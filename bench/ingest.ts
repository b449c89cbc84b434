/**
 * From the upload of 4 MB of Markdown until it can be searched (embedded database, `exact`), in one document and in a hundred,
 * beside a bare loop that does no more than it must, in turn in the same run. Also the most memory that the whole product took.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProductProcess } from '../e2e/product-process';
import { embeddedDatabase, runOn } from './databases';
import type { BareResult } from './ingest-bare';
import { CHUNKING } from './ingest-settings';
import { markdown } from './markdown';
import { watchMemory, type Memory } from './memory';
import { ProductClient } from './product-client';
import { median, report } from './report';

const CHARACTERS = 4_000_000;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const DOCUMENTS = (process.env.BENCH_DOCUMENTS ?? '1,100').split(',').map(Number);

interface ProductResult {
  ms: number;
  /** Until the answer to the upload; part of `ms`. */
  uploadMs: number;
  /** Until every document was read; part of `ms`. */
  readMs: number;
  chunks: number;
  peak: Memory;
}

/** Upload, index, search: until the index is ready and answers a question. */
async function throughProduct(product: ProductProcess, texts: readonly string[]): Promise<ProductResult> {
  const client = new ProductClient(product.url);
  const { id: collectionId } = await client.json<{ id: string }>('/api/v1/collections', { name: `4 MB ${Date.now()}` });
  const memory = watchMemory(product.pid);
  const began = performance.now();
  const form = new FormData();
  form.set('collectionId', collectionId);
  texts.forEach((text, i) => form.append('file', new File([text], `document ${i}.md`, { type: 'text/markdown' })));
  await client.post('/api/v1/documents', form);
  const uploadMs = performance.now() - began;
  const { id } = await client.json<{ id: string }>('/api/v1/indexes', {
    name: '4 MB',
    collectionId,
    chunking: CHUNKING,
    embedding: { model: 'builtin/lexical' },
    search: { type: 'exact', distance: 'cosine', precision: 'full' },
  });
  let readMs = Number.NaN;
  for (;;) {
    const { status, error } = await client.json<{ status: string; error: unknown }>(`/api/v1/indexes/${id}`);
    if (status === 'failed') throw new Error(JSON.stringify(error));
    if (Number.isNaN(readMs)) {
      const { items } = await client.json<{ items: { status: string }[] }>(
        `/api/v1/documents?collectionId=${collectionId}&limit=200`,
      );
      if (items.every((item) => item.status === 'ready')) readMs = performance.now() - began;
    }
    if (status === 'ready') break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { hits } = await client.json<{ hits: unknown[] }>(`/api/v1/indexes/${id}/search`, { query: 'the of and' });
  const ms = performance.now() - began;
  if (hits.length === 0) throw new Error('nothing was found');
  const { chunks } = await client.json<{ chunks: number }>(`/api/v1/indexes/${id}`);
  return { ms, uploadMs, readMs, chunks, peak: memory.stop() };
}

async function bare(files: readonly string[]): Promise<BareResult> {
  const database = await embeddedDatabase();
  try {
    return await runOn<BareResult>(database, 'ingest-bare.js', files);
  } finally {
    await database.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'bakeoff-ingest-'));
const product = await ProductProcess.create();
const rows: Record<string, string | number>[] = [];
const rounded = (value: number, digits = 1) => Number(value.toFixed(digits));
try {
  await product.start();
  for (const documents of DOCUMENTS) {
    const pairs: { product: ProductResult; bare: BareResult }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // Other text each time: the same bytes would be known already.
      const texts = Array.from({ length: documents }, (_, i) =>
        markdown(CHARACTERS / documents, 1_000 * round + 10 * documents + i),
      );
      const files = texts.map((text, i) => {
        const file = join(folder, `${documents}-${round}-${i}.md`);
        writeFileSync(file, text);
        return file;
      });
      pairs.push({ bare: await bare(files), product: await throughProduct(product, texts) });
    }
    const of = (pick: (pair: (typeof pairs)[number]) => number) => median(pairs.map(pick));
    const seconds = of((pair) => pair.product.ms) / 1_000;
    rows.push({
      documents,
      'bare s': rounded(of((pair) => pair.bare.ms) / 1_000, 2),
      'product s': rounded(seconds, 2),
      ratio: rounded(
        of((pair) => pair.product.ms / pair.bare.ms),
        2,
      ),
      'uploaded s': rounded(of((pair) => pair.product.uploadMs) / 1_000, 2),
      'read s': rounded(of((pair) => pair.product.readMs) / 1_000, 2),
      'MB/s': rounded(CHARACTERS / 1e6 / seconds, 2),
      chunks: pairs[0]!.product.chunks,
      'chunks/s': Math.round(pairs[0]!.product.chunks / seconds),
      'peak RSS MB': Math.max(...pairs.map((pair) => pair.product.peak.rss)),
      'peak PSS MB': Math.max(...pairs.map((pair) => pair.product.peak.pss)),
    });
    if (pairs.some((pair) => pair.product.chunks !== pair.bare.chunks)) throw new Error('not the same chunks');
  }
  await report('ingest', rows, { characters: CHARACTERS, rounds: ROUNDS, chunking: CHUNKING });
} finally {
  await product.signal('SIGTERM');
  await product.remove();
  rmSync(folder, { recursive: true, force: true });
}
