/**
 * Time to the first token and in all, through the product and by one direct AI SDK call to the same provider, in turn in the
 * same run; then twenty streams at once, in turn as well. The database is the embedded one; rate limits are off, as in all tests.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { streamText } from 'ai';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { ProductProcess } from '../e2e/product-process';
import { ProductClient } from './product-client';
import { median, percentile, report } from './report';

/** Milliseconds from the request. */
interface Times {
  first: number;
  total: number;
}

const ROUNDS = 40;
const WARM_UP = 5;
const AT_ONCE = 20;
const ROUNDS_AT_ONCE = 7;
const QUESTION = 'How long does it take until the first word is there?';

const fakeProcess = fork(join(import.meta.dirname, 'fake-provider-process.js'));
const [fake] = (await once(fakeProcess, 'message')) as [{ url: string; host: string }];
const product = await ProductProcess.create({ BAKEOFF_ALLOWED_HOSTS: fake.host });
await product.start();
const client = new ProductClient(product.url);
const direct = createOpenAICompatible({ name: 'fake', baseURL: fake.url, includeUsage: true });

/** What a program without the product would do: one AI SDK call to the same provider. */
async function askDirectly(): Promise<Times> {
  const from = performance.now();
  let first = Number.NaN;
  const { textStream } = streamText({ model: direct('bench'), prompt: QUESTION });
  for await (const text of textStream) if (Number.isNaN(first) && text !== '') first = performance.now() - from;
  return { first, total: performance.now() - from };
}

/** The same question as a comparison with one column, streamed. */
async function askProduct(retrieval: object | null = null): Promise<Times> {
  const from = performance.now();
  const prompt = { messages: [{ role: 'user', content: retrieval ? '{{context}}\n\n{{question}}' : '{{question}}' }] };
  const body = { inputs: [{ question: QUESTION }], variants: [{ prompt, model: 'fake/bench', retrieval }] };
  const answer = await client.post('/api/v1/comparisons', body, 'text/event-stream');
  if (!answer.body) throw new Error('no stream');
  const events = answer.body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .pipeThrough(new EventSourceParserStream());
  let first = Number.NaN;
  for await (const { event } of events) {
    if (event === 'answer.delta' && Number.isNaN(first)) first = performance.now() - from;
    if (event === 'answer.failed') throw new Error('the answer failed');
    if (event === 'comparison.finished') break;
  }
  return { first, total: performance.now() - from };
}

const rounded = (value: number) => Math.round(value * 10) / 10;
const firsts = (times: readonly Times[]) => times.map((time) => time.first);
const totals = (times: readonly Times[]) => times.map((time) => time.total);
const row = (what: string, times: readonly Times[]) => ({
  what,
  'first p50 ms': rounded(median(firsts(times))),
  'first p95 ms': rounded(percentile(firsts(times), 0.95)),
  'total p50 ms': rounded(median(totals(times))),
  'total p95 ms': rounded(percentile(totals(times), 0.95)),
});

async function atOnce(ask: () => Promise<Times>): Promise<number> {
  const from = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return performance.now() - from;
}

try {
  await client.post('/api/v1/connections', { provider: 'openai-compatible', name: 'fake', baseUrl: fake.url });
  const retrieval = { indexId: await client.smallIndex(), mode: 'hybrid', topK: 5 };
  const times = { direct: [] as Times[], product: [] as Times[], retrieving: [] as Times[] };
  // Taken in turn, so that whatever else the machine does falls on all.
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const [one, other, third] = [await askDirectly(), await askProduct(), await askProduct(retrieval)];
    if (round < 0) continue;
    times.direct.push(one);
    times.product.push(other);
    times.retrieving.push(third);
  }
  const together: { direct: number; product: number }[] = [];
  for (let round = -1; round < ROUNDS_AT_ONCE; round += 1) {
    const both = { direct: await atOnce(askDirectly), product: await atOnce(() => askProduct()) };
    if (round >= 0) together.push(both);
  }
  const rows = [
    row('direct', times.direct),
    row('through the product', times.product),
    row('with hybrid retrieval', times.retrieving),
  ];
  // Of pairs of neighbours, so that a machine that slows down in the middle doesn't count as a difference.
  const later = (slower: readonly Times[]) =>
    rounded(median(slower.map((time, i) => time.first - times.direct[i]!.first)));
  const streams = {
    directMs: Math.round(median(together.map((both) => both.direct))),
    productMs: Math.round(median(together.map((both) => both.product))),
    ratio: Math.round(median(together.map((both) => both.product / both.direct)) * 100) / 100,
    ratios: together.map((both) => Math.round((both.product / both.direct) * 100) / 100),
  };
  const firstTokenLaterMs = { median: later(times.product), withRetrieval: later(times.retrieving) };
  await report('stream', rows, { rounds: ROUNDS, firstTokenLaterMs, twentyAtOnce: streams });
  console.log(
    `\nThe first token comes ${firstTokenLaterMs.median} ms later (with retrieval ${firstTokenLaterMs.withRetrieval} ms); ` +
      `${AT_ONCE} streams at once take ${streams.ratio} times as long (${streams.productMs} ms, directly ${streams.directMs} ms).`,
  );
} finally {
  await product.signal('SIGTERM');
  await product.remove();
  fakeProcess.disconnect();
}
