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
  // All that a search can have is there to choose.
  await setUp.getByRole('button', { name: 'Further stages of retrieval 2: none' }).click();
  const stages = page.getByRole('dialog', { name: 'Further stages of retrieval 2' });
  await stages.getByLabel('Least score').fill('0');
  await stages.getByRole('button', { name: 'Add a condition' }).click();
  await stages.getByLabel('Field of condition 1').fill('name');
  await stages.getByLabel('Value of condition 1').fill('drinks');
  await page.keyboard.press('Escape');
  await expect(
    setUp.getByRole('button', { name: 'Further stages of retrieval 2: filtered · score ≥ 0' }),
  ).toBeVisible();
  await expectAccessible(page);
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
  const journey = page.getByRole('region', { name: 'Journey of the passage' });
  const topTen = journey.getByRole('listitem').filter({ hasText: 'Top 10' });
  await expect(topTen).toContainText('lost here', { timeout: 30_000 });
  await expect(topTen).toContainText('Rank 14: after the best 10.');
  await expectAccessible(page);

  // The same is asked by what is found or selected in the document beside the hits, with the keyboard.
  await page.getByLabel('Document', { exact: true }).fill('planted');
  await page.getByRole('button', { name: `Open planted-${tag}.txt beside the hits` }).click();
  await page.getByLabel('Find in the text').fill('among many other words');
  await expect(page.locator('mark').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('region', { name: `Text of planted-${tag}.txt` }).focus();
  await page.keyboard.press('w');
  await expect(page).toHaveURL(/span=\d+-\d+/);
  await expect(topTen).toContainText('Rank 14');
  await page.reload();
  await expect(topTen).toContainText('Rank 14');

  // And in the document by itself, with the mouse: which question of which index is meant is asked then.
  await journey.getByRole('link', { name: /characters from/ }).click();
  await page.locator('mark').first().click({ clickCount: 3 });
  await page.getByRole('button', { name: 'Why was it not found?' }).click();
  const dialog = page.getByRole('dialog', { name: 'Why was it not found?' });
  await dialog.getByLabel('Question').fill('zebra');
  await dialog.getByRole('button', { name: 'Show its journey' }).click();
  await expect(topTen).toContainText('lost here', { timeout: 30_000 });
});

test('An answer becomes a test case, with the passage that it cites as evidence', async ({ ownerPage: page, api }) => {
  const tag = Date.now().toString(36);
  const { collectionId } = await makeDocuments(api, `Teas ${tag}`, [{ name: `teas-${tag}.md`, text: TEXT }]);
  const indexId = await makeIndex(api, collectionId, `Teas ${tag}`, 200);
  const dataset = await post(api, 'datasets', { name: `Kept ${tag}` });
  const prompt = { messages: [{ role: 'user', content: '{{context}} {{question}}' }] };
  const { id } = await post(api, 'comparisons', {
    inputs: [{ question: 'Where is the tea of the north sold?' }],
    variants: [{ prompt, model: 'builtin/extractive', retrieval: { indexId, mode: 'lexical', topK: 2 } }],
  });
  await page.goto(`/w/${WORKSPACE}/playground/${id}`);
  await page.getByRole('button', { name: /^Inspect/ }).click();
  await page.getByRole('button', { name: 'Save as test case' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as test case' });
  await dialog.getByLabel('Expected answer').fill('In small teashops by the river.');
  await dialog.getByLabel('Dataset', { exact: true }).click();
  await page.getByRole('option', { name: `Kept ${tag}` }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(`Saved as a test case in “Kept ${tag}”`)).toBeVisible();
  const { items } = await (await api.get(`/api/v1/datasets/${dataset.id}/cases`)).json();
  expect(items[0]).toMatchObject({ expected: 'In small teashops by the river.', evidence: [{ found: true }] });
});
