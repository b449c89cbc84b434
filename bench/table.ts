/**
 * The playground's table of 12 columns × 500 rows in a browser, while 12 answers stream at 100 tokens a second each and somebody
 * scrolls down and sideways: how long the main thread's tasks and the frames take, by the browser's own trace.
 * BENCH_ROWS makes the table shorter (500 unless told), BENCH_SECONDS the time that is watched (10 unless told).
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { ProductProcess } from '../e2e/product-process';
import { OWNER, WORKSPACE } from '../e2e/servers';
import { ProductClient } from './product-client';
import { percentile, report } from './report';

const COLUMNS = 12;
const ROWS = Number(process.env.BENCH_ROWS ?? 500);
const WATCHED_MS = Number(process.env.BENCH_SECONDS ?? 10) * 1_000;
const TOKENS_PER_SECOND = 100;
const MODEL = 'table';
const CHROMIUM = process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', chromium.executablePath()].find(existsSync);

const fakeProcess = fork(join(import.meta.dirname, 'fake-provider-process.js'));
const [fake] = (await once(fakeProcess, 'message')) as [{ url: string; host: string }];
const product = await ProductProcess.create({ BAKEOFF_ALLOWED_HOSTS: fake.host });

async function behave(behaviour: object): Promise<void> {
  fakeProcess.send({ model: MODEL, behaviour });
  await once(fakeProcess, 'message');
}

/** Every cell answered, by a model that needs no time. */
async function filledTable(client: ProductClient): Promise<string> {
  await client.post('/api/v1/connections', { provider: 'openai-compatible', name: 'fake', baseUrl: fake.url });
  await behave({ tokens: 40 });
  const variant = (at: number) => ({
    name: `Column ${at + 1}`,
    prompt: { messages: [{ role: 'user', content: '{{question}}' }] },
    model: `fake/${MODEL}`,
    retrieval: null,
  });
  const { id } = await client.json<{ id: string }>('/api/v1/comparisons', {
    inputs: Array.from({ length: ROWS }, (_, at) => ({ question: `Question number ${at + 1}?` })),
    variants: Array.from({ length: COLUMNS }, (_, at) => variant(at)),
  });
  for (;;) {
    const list = await client.json<{ items: { id: string; status: string }[] }>('/api/v1/comparisons?limit=10');
    if (list.items.find((item) => item.id === id)?.status === 'done') return id;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Down, up and sideways by the wheel, as a person who looks for something does. */
async function scrollAround(page: Page, untilMs: number): Promise<void> {
  const began = performance.now();
  await page.mouse.move(640, 600);
  for (let step = 0; performance.now() - began < untilMs; step += 1) {
    const down = step % 40 < 20 ? 240 : -240;
    await page.mouse.wheel(step % 10 === 0 ? (step % 20 === 0 ? 900 : -900) : 0, down);
    await page.waitForTimeout(60);
  }
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args: { name?: string };
}

/** What a task is called in the category `toplevel`, and in that of the developer tools. */
const TASKS = new Set(['ThreadControllerImpl::RunTask', 'RunTask']);

/** The tasks of the page's main thread, in milliseconds: the renderer's that worked most. */
function mainThreadTasks(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const tasksOf = ({ pid, tid }: TraceEvent) =>
    traceEvents
      .filter((event) => TASKS.has(event.name) && event.ph === 'X' && event.pid === pid && event.tid === tid)
      .map(({ dur = 0 }) => dur / 1_000);
  const total = (tasks: readonly number[]) => tasks.reduce((sum, task) => sum + task, 0);
  return mains.map(tasksOf).sort((a, b) => total(b) - total(a))[0] ?? [];
}

const rounded = (value: number) => Math.round(value * 10) / 10;

try {
  await product.start();
  const client = new ProductClient(product.url);
  const began = performance.now();
  const id = await filledTable(client);
  const filledSeconds = Math.round((performance.now() - began) / 1_000);
  const browser = await chromium.launch({ ...(CHROMIUM ? { executablePath: CHROMIUM } : {}), args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.request.post(`${product.url}/api/app/sign-in`, { data: OWNER, headers: { origin: product.url } });
  const opened = performance.now();
  await page.goto(`${product.url}/w/${WORKSPACE}/playground/${id}`);
  const run = page.getByRole('button', { name: 'Run question 1', exact: true });
  await run.waitFor();
  await page.getByRole('article').first().waitFor();
  const openedMs = Math.round(performance.now() - opened);
  await page.waitForTimeout(3_000);

  await behave({ tokens: (TOKENS_PER_SECOND * WATCHED_MS * 3) / 1_000, delayMs: 1_000 / TOKENS_PER_SECOND });
  await run.click();
  await page.locator('article[aria-busy=true]').first().waitFor();
  await page.waitForTimeout(1_000);
  await page.evaluate(() => {
    const frames: number[] = [];
    let before = performance.now();
    const note = (now: number) => {
      frames.push(now - before);
      before = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(window, { frames });
  });
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  await scrollAround(page, WATCHED_MS);
  const trace = await browser.stopTracing();
  const frames = (await page.evaluate(() => (window as unknown as { frames: number[] }).frames)).slice(1);
  const { answers } = await client.json<{ answers: { status: string; text: string }[] }>(`/api/v1/comparisons/${id}`);
  const streaming = answers.filter(({ status }) => status === 'running');
  if (process.env.BENCH_SCREENSHOT) await page.screenshot({ path: process.env.BENCH_SCREENSHOT });
  await browser.close();

  const tasks = mainThreadTasks(trace);
  const words = streaming.reduce((sum, { text }) => sum + text.split(' ').length, 0);
  await report(
    'table',
    [
      {
        cells: answers.length,
        'streams at the end': streaming.length,
        'tokens shown': words,
        tasks: tasks.length,
        'over 50 ms': tasks.filter((ms) => ms > 50).length,
        'longest ms': rounded(Math.max(...tasks)),
        frames: frames.length,
        'p50 frame ms': rounded(percentile(frames, 0.5)),
        'p95 frame ms': rounded(percentile(frames, 0.95)),
        'under 34 ms %': rounded((frames.filter((ms) => ms < 34).length / frames.length) * 100),
      },
    ],
    { filledSeconds, openedMs, watchedMs: WATCHED_MS, longTasks: tasks.filter((ms) => ms > 50).map(rounded) },
  );
} finally {
  await product.signal('SIGTERM');
  await product.remove();
  fakeProcess.disconnect();
}
