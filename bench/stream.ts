import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { streamText } from 'ai';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { ProductProcess } from '../e2e/product-process';
import { API_KEY } from '../e2e/servers';
import { percentile, report } from './report';

/** Milliseconds from the request. */
interface Times {
  first: number;
  total: number;
}

const ROUNDS = 40;
const WARM_UP = 5;
const AT_ONCE = 20;
const QUESTION = 'How long does it take until the first word is there?';

const fakeProcess = fork(join(import.meta.dirname, 'fake-provider-process.js'));
const [fake] = (await once(fakeProcess, 'message')) as [{ url: string; host: string }];
const product = await ProductProcess.create({ BAKEOFF_ALLOWED_HOSTS: fake.host });
await product.start();

const direct = createOpenAICompatible({ name: 'fake', baseURL: fake.url, includeUsage: true });

/** What a program without the product would do: one AI SDK call to the same provider. */
async function askDirectly(): Promise<Times> {
  const from = performance.now();
  let first = Number.NaN;
  const { textStream } = streamText({ model: direct('bench'), prompt: QUESTION });
  for await (const text of textStream) if (Number.isNaN(first) && text !== '') first = performance.now() - from;
  return { first, total: performance.now() - from };
}

function callProduct(path: string, body: unknown, accept = 'application/json'): Promise<Response> {
  return fetch(`${product.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
  });
}

/** The same question as a comparison with one column, streamed. */
async function askProduct(): Promise<Times> {
  const from = performance.now();
  const prompt = { messages: [{ role: 'user', content: '{{question}}' }] };
  const variants = [{ prompt, model: 'fake/bench', retrieval: null }];
  const answer = await callProduct(
    '/api/v1/comparisons',
    { inputs: [{ question: QUESTION }], variants },
    'text/event-stream',
  );
  if (!answer.ok || !answer.body) throw new Error(`the product answered ${answer.status}: ${await answer.text()}`);
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
const row = (what: string, times: readonly Times[]) => ({
  what,
  'first p50 ms': rounded(
    percentile(
      times.map((time) => time.first),
      0.5,
    ),
  ),
  'first p95 ms': rounded(
    percentile(
      times.map((time) => time.first),
      0.95,
    ),
  ),
  'total p50 ms': rounded(
    percentile(
      times.map((time) => time.total),
      0.5,
    ),
  ),
});

async function atOnce(ask: () => Promise<Times>): Promise<number> {
  const from = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return performance.now() - from;
}

try {
  const connection = { provider: 'openai-compatible', name: 'fake', baseUrl: fake.url };
  const made = await callProduct('/api/v1/connections', connection);
  if (!made.ok) throw new Error(`no connection: ${await made.text()}`);
  const times = { direct: [] as Times[], product: [] as Times[] };
  // Taken in turn, so that whatever else the machine does falls on both.
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const [one, other] = [await askDirectly(), await askProduct()];
    if (round >= 0) times.direct.push(one);
    if (round >= 0) times.product.push(other);
  }
  const together = { direct: await atOnce(askDirectly), product: await atOnce(askProduct) };
  const rows = [row('direct', times.direct), row('through the product', times.product)];
  const later =
    percentile(
      times.product.map((time) => time.first),
      0.5,
    ) -
    percentile(
      times.direct.map((time) => time.first),
      0.5,
    );
  const streams = {
    directMs: Math.round(together.direct),
    productMs: Math.round(together.product),
    ratio: Math.round((together.product / together.direct) * 100) / 100,
  };
  await report('stream', rows, { firstTokenLaterMs: rounded(later), twentyAtOnce: streams });
  console.log(
    `\nThe first token comes ${rounded(later)} ms later; ${AT_ONCE} streams at once take ${streams.ratio} times as long.`,
  );
} finally {
  await product.signal('SIGTERM');
  await product.remove();
  fakeProcess.disconnect();
}
