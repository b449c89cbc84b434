import { afterAll, beforeAll, expect, it } from 'vitest';
import { getComparison, listComparisons } from '@/lib/comparisons';
import { disconnect } from '@/lib/db';
import { createParseDocument, listCollections, listDocuments, ParsePool } from '@/lib/documents';
import { buildIndex, listIndexes } from '@/lib/indexes';
import { enqueue, hasJob, installQueues, runShutdown, startWorker } from '@/lib/jobs';
import { getPrompt } from '@/lib/prompts';
import { bundleParseChild, makeWorkspace, type TestWorkspace } from '@/lib/testing';
import { createSample } from './create-sample';

const PAGE = { limit: 50 };

let home: TestWorkspace;
let child: Awaited<ReturnType<typeof bundleParseChild>>;
let pool: ParsePool;
let stop: (timeoutMs: number) => Promise<void>;

beforeAll(async () => {
  await installQueues();
  [home, child] = [await makeWorkspace(), await bundleParseChild()];
  pool = new ParsePool({ entry: child.entry });
  stop = await startWorker({
    handlers: {
      'parse-document': createParseDocument({ pool }),
      'build-index': buildIndex,
      'create-sample': createSample,
      'import-site': () => Promise.resolve(),
      'evaluate-retrieval': () => Promise.resolve(),
    },
    ticks: [],
    onError: (where, error) => {
      throw new Error(where, { cause: error });
    },
  });
});

afterAll(async () => {
  await stop(5_000);
  await runShutdown();
  pool.close();
  await Promise.all([home.remove(), child.remove()]);
  await disconnect();
});

it('A new workspace gets its sample once, however often the job runs', { timeout: 120_000 }, async () => {
  const { access, workspaceId } = home;
  const job = { workspaceId, userId: access.userId };
  await enqueue('create-sample', job);
  await expect.poll(() => hasJob('create-sample', job), { timeout: 100_000, interval: 500 }).toBe(false);
  await createSample(job, { signal: new AbortController().signal });

  const collections = await listCollections(access, PAGE);
  expect(collections.items).toMatchObject([{ name: 'Bakeoff guide' }]);
  const documents = await listDocuments(access, PAGE);
  expect(documents.items.length).toBeGreaterThanOrEqual(6);
  expect(documents.items.map(({ status, language }) => `${status} ${language}`)).toEqual(
    documents.items.map(() => 'ready en'),
  );
  expect((await listIndexes(access, PAGE)).items).toMatchObject([
    { status: 'ready', documents: documents.items.length },
  ]);
  expect(await getPrompt(access, 'support/answer')).toMatchObject({
    latestVersion: 2,
    labels: [{ label: 'production', version: 2 }],
  });

  const comparisons = await listComparisons(access, PAGE);
  expect(comparisons.items).toHaveLength(1);
  const { status, answers } = await getComparison(access, comparisons.items[0]?.id ?? '');
  expect(status).toBe('done');
  const [without, lexical, hybrid] = answers;
  expect(without).toMatchObject({ status: 'done', hits: [] });
  for (const answer of [lexical, hybrid]) {
    expect(answer?.text).toMatch(/power cut|disk/);
    expect(answer?.hits[0]?.documentName).toBe('running-bakeoff.md');
    expect(answer?.citations.every(({ verified }) => verified)).toBe(true);
  }
});
