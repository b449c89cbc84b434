/**
 * The memory of the whole idle product with the embedded database: right after the start, after it was used a little, and once
 * it was left alone again. PSS counts what processes share once; the sum of RSS counts it for each of them.
 */
import { readFileSync } from 'node:fs';
import { ProductProcess } from '../e2e/product-process';
import { memoryOf, memoryOfTree, processTree } from './memory';
import { ProductClient } from './product-client';
import { report } from './report';

const SETTLE_MS = 10_000;
/** Processes that read documents end after 20 s without one. */
const LEFT_ALONE_MS = 30_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const product = await ProductProcess.create();
const client = new ProductClient(product.url);

function nameOf(pid: number): string {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  return (
    /(start\.mjs|web|worker|parse-child)(?=\.js|\s|$)/
      .exec(command)?.[1]
      ?.replace('start.mjs', 'supervisor and database') ?? 'other'
  );
}

const rows: Record<string, string | number>[] = [];
function look(when: string): void {
  for (const pid of processTree(product.pid)) {
    const { rss, pss } = memoryOf(pid);
    rows.push({ when, process: nameOf(pid), 'RSS MB': Math.round(rss), 'PSS MB': Math.round(pss) });
  }
  const { rss, pss } = memoryOfTree(product.pid);
  rows.push({ when, process: 'all', 'RSS MB': rss, 'PSS MB': pss });
}

try {
  await product.start();
  await pause(SETTLE_MS);
  look('after the start');
  const indexId = await client.smallIndex();
  for (let i = 0; i < 20; i += 1) {
    await client.post(`/api/v1/indexes/${indexId}/search`, { query: `word number ${i}`, mode: 'hybrid', topK: 5 });
    await fetch(`${product.url}/sign-in`).then((answer) => answer.arrayBuffer());
  }
  await pause(LEFT_ALONE_MS);
  look('used a little, then left alone');
  await report('idle-memory', rows);
} finally {
  await product.signal('SIGTERM');
  await product.remove();
}
