import type { APIRequestContext } from '@playwright/test';
import { WORKSPACE } from './servers';
import { expect, expectAccessible, test } from './test';

test.describe.configure({ timeout: 180_000 });

const TOPICS = ['tea', 'coffee', 'cocoa', 'milk', 'water', 'juice', 'wine', 'cider'];
const sentence = (topic: string) => `The ${topic} of the north is sold in small ${topic}shops by the river.`;
const TEXT = TOPICS.map(
  (topic) => `About ${topic} much was written in the old books of the town.\n\n${sentence(topic)}`,
).join('\n\n');

async function post(api: APIRequestContext, path: string, data: unknown) {
  const answer = await api.post(`/api/v1/${path}`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

async function makeIndex(api: APIRequestContext, collectionId: string, name: string, size: number): Promise<string> {
  const { id } = await post(api, 'indexes', {
    ...{ name, collectionId, embedding: { model: 'builtin/lexical' } },
    chunking: { strategy: 'recursive', size, overlap: 0, unit: 'character' },
    search: { type: 'exact', distance: 'cosine', precision: 'full' },
  });
  await expect
    .poll(async () => (await (await api.get(`/api/v1/indexes/${id}`)).json()).status, { timeout: 60_000 })
    .toBe('ready');
  return id;
}

async function makeDocuments(api: APIRequestContext, name: string, documents: { name: string; text: string }[]) {
  const collection = await post(api, 'collections', { name });
  const ids: string[] = [];
  for (const document of documents) {
    const { items } = await post(api, 'documents', { collectionId: collection.id, ...document });
    ids.push(items[0].id);
  }
  for (const id of ids) {
    await expect
      .poll(async () => (await (await api.get(`/api/v1/documents/${id}`)).json()).status, { timeout: 60_000 })
      .toBe('ready');
  }
  return { collectionId: collection.id as string, ids };
}

test('Two chunkings of the same documents are evaluated on evidence that was marked once', async ({
  ownerPage: page,
  api,
}) => {
  const tag = Date.now().toString(36);
  const name = `drinks-${tag}.md`;
  const { collectionId, ids } = await makeDocuments(api, `Drinks ${tag}`, [{ name, text: TEXT }]);
  await makeIndex(api, collectionId, `Small ${tag}`, 90);
  await makeIndex(api, collectionId, `Large ${tag}`, 500);

  // Marked in the document, with the keyboard: find the words, press m.
  await page.goto(`/w/${WORKSPACE}/documents/${ids[0]}`);
  await page.getByLabel('Find in the text').fill(sentence('tea'));
  await expect(page.locator('mark').first()).toBeVisible();
  await page.getByRole('region', { name: `Text of ${name}` }).focus();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'This answers a question' });
  await dialog.getByLabel('Question').fill('Where is the tea of the north sold?');
  if (await dialog.getByLabel('Dataset', { exact: true }).isVisible()) {
    await dialog.getByLabel('Dataset', { exact: true }).click();
    await page.getByRole('option', { name: 'A new dataset…' }).click();
  }
  await dialog.getByLabel('Name of the new dataset').fill(`Questions ${tag}`);
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`Kept as evidence in “Questions ${tag}”`)).toBeVisible();

  // And with the mouse: what is selected offers itself.
  await page.getByLabel('Find in the text').fill('');
  await page.getByRole('region', { name: `Text of ${name}` }).evaluate((region) => {
    const element = region.querySelector('[data-text-offset]');
    if (!element) throw new Error('no text is drawn');
    window.getSelection()?.selectAllChildren(element);
  });
  await expect(page.getByRole('button', { name: 'This answers a question' })).toBeVisible();

  await page.goto(`/w/${WORKSPACE}/datasets`);
  await page.getByRole('link', { name: `Questions ${tag}` }).click();
  await page.getByRole('button', { name: /Where is the tea of the north sold/ }).click();
  await expect(page.getByRole('list', { name: 'Evidence' })).toContainText(sentence('tea'));
  await page.keyboard.press('Escape');

  // The others come from a file, with a look at it first.
  const rows = TOPICS.slice(1).map((topic) => `Where is the ${topic} of the north sold?,${name},${sentence(topic)}`);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByLabel('Files')
    .setInputFiles({
      name: 'questions.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['question,document,quote', ...rows].join('\n')),
    });
  await page.getByRole('button', { name: 'Import 7 questions' }).click();
  await expect(page.getByText('7 added, 0 changed, 0 unchanged; all evidence was found.')).toBeVisible();
  await expect(page.getByText('8 questions')).toBeVisible();
  await expectAccessible(page);

  const datasetId = /datasets\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  await page.goto(`/w/${WORKSPACE}/evaluations?new=true&dataset=${datasetId}`);
  const setUp = page.getByRole('dialog', { name: 'New evaluation' });
  await expect(setUp.getByText('16 searches')).toBeVisible();
  await setUp.getByRole('button', { name: 'Evaluate' }).click();
  await expect(page.getByRole('region', { name: 'Verdict' })).toContainText('Recall@10 of', { timeout: 60_000 });
  await expect(page.getByRole('table', { name: 'Measures at k = 10' })).toContainText('8');
  await expect(page.getByRole('table', { name: 'Pairs by Recall@10' })).toContainText('no difference shown');
  await page.getByRole('radio', { name: 'nDCG' }).click();
  await expect(page).toHaveURL(/metric=ndcg/);
  await page.reload();
  await expect(page.getByRole('table', { name: 'Pairs by nDCG@10' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Ranks per question' })).toContainText(
    'Where is the cider of the north sold?',
  );
  await expectAccessible(page);

  await page.goto(`/w/${WORKSPACE}/evaluations`);
  await page.getByRole('button', { name: 'Run a grid' }).click();
  const grid = page.getByRole('dialog', { name: 'Run a grid' });
  await expect(grid.getByRole('status')).toContainText('Indexes to build');
  // Only models that can be used now are there to choose.
  await expect(grid.getByRole('checkbox', { name: 'builtin/lexical' })).toBeVisible();
  await expect(grid.getByRole('checkbox', { name: 'openai/text-embedding-3-small' })).toHaveCount(0);
  await expectAccessible(page);
});

test('A passage that top k cuts off at rank 14 shows exactly that journey', async ({ ownerPage: page, api }) => {
  const tag = Date.now().toString(36);
  const planted = 'The zebra that was looked for stands here among many other words of the steppe.';
  const better = Array.from({ length: 13 }, (_value, i) => ({
    name: `${i}-${tag}.txt`,
    text: `zebra zebra zebra ${i}`,
  }));
  const { collectionId } = await makeDocuments(api, `Zebras ${tag}`, [
    ...better,
    { name: `planted-${tag}.txt`, text: planted },
  ]);
  const indexId = await makeIndex(api, collectionId, `Zebras ${tag}`, 200);
  const dataset = await post(api, 'datasets', { name: `Zebras ${tag}` });
  const evidence = [{ documentName: `planted-${tag}.txt`, quote: 'zebra that was looked for' }];
  await post(api, `datasets/${dataset.id}/cases`, { cases: [{ input: { question: 'zebra' }, evidence }] });
  const retrieval = { indexId, mode: 'lexical' };
  const { id } = await post(api, 'retrieval-evaluations', {
    ...{ datasetId: dataset.id, ks: [10, 20] },
    retrievals: [
      { name: 'Ten', ...retrieval, topK: 10 },
      { name: 'Twenty', ...retrieval, topK: 20 },
    ],
  });
  await page.goto(`/w/${WORKSPACE}/evaluations/${id}`);
  await expect(page.getByRole('link', { name: /^Rank 14 by Twenty/ })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: /^Not found by Ten/ }).click();
  await expect(page.getByRole('table', { name: 'Where the passage’s chunks stood' })).toContainText('14', {
    timeout: 30_000,
  });
});
