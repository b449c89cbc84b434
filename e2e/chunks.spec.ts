import { WORKSPACE } from './servers';
import { expect, expectAccessible, test } from './test';

const section = (title: string) =>
  `## ${title}\n\n${Array.from({ length: 12 }, (_, line) => `Sentence ${line + 1} about ${title.toLowerCase()} says a little more.`).join(' ')}`;

test('A person sees how a document would be cut, changes the settings and sends the address on', async ({
  ownerPage: page,
  api,
}) => {
  const collection = await (await api.post('/api/v1/collections', { data: { name: 'To be cut' } })).json();
  const uploaded = await api.post('/api/v1/documents', {
    data: {
      collectionId: collection.id,
      name: 'guide.md',
      text: `# Guide\n\n${section('Apples')}\n\n${section('Pears')}`,
    },
  });
  const { id } = (await uploaded.json()).items[0];
  await expect
    .poll(async () => (await (await api.get(`/api/v1/documents/${id}`)).json()).status, { timeout: 30_000 })
    .toBe('ready');

  await page.goto(`/w/${WORKSPACE}/documents/${id}`);
  await page.getByRole('link', { name: 'Chunks', exact: true }).click();
  const overlay = page.getByRole('region', { name: 'Chunks of guide.md' });
  await expect(overlay.getByRole('link', { name: 'Chunk 1', exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Size', { exact: true }).fill('60');
  await page.getByLabel('Overlap').fill('80');
  await expect(page.getByText('Must be less than the size.')).toBeVisible();
  await page.getByLabel('Overlap').fill('20');
  await expect(overlay.getByRole('link', { name: 'Chunk 3', exact: true })).toBeVisible();
  await expect(overlay.locator('mark').first()).toBeVisible();

  await page.reload();
  await expect(page.getByLabel('Size', { exact: true })).toHaveValue('60');
  await expect(overlay.getByRole('link', { name: 'Chunk 3', exact: true })).toBeVisible();

  // An index that is built shows how it has cut the document, beside what is tried.
  const index = await (
    await api.post('/api/v1/indexes', {
      data: {
        ...{ name: 'Built', collectionId: collection.id, embedding: { model: 'builtin/lexical' } },
        chunking: { strategy: 'recursive', size: 100, overlap: 0, unit: 'character' },
        search: { type: 'exact', distance: 'cosine', precision: 'full' },
      },
    })
  ).json();
  await expect
    .poll(async () => (await (await api.get(`/api/v1/indexes/${index.id}`)).json()).status, { timeout: 30_000 })
    .toBe('ready');
  await page.reload();
  await page.getByRole('button', { name: 'Compare with another' }).click();
  const second = page.getByRole('region', { name: 'Second cut', exact: true });
  await second.getByLabel('Show').click();
  await page.getByRole('option', { name: 'Built' }).click();
  await expect(page).toHaveURL(/b\.index=idx_/);
  await expect(second.getByText('100 characters')).toBeVisible();
  await expect(
    second.getByRole('region', { name: 'Second cut of guide.md' }).getByRole('link', { name: 'Chunk 1', exact: true }),
  ).toBeVisible();
  await expectAccessible(page);
  await second.getByRole('button', { name: 'Stop comparing' }).click();

  await overlay.getByRole('link', { name: 'Chunk 2', exact: true }).click();
  await expect(page).toHaveURL(/documents\/[^/]+\?start=\d+&end=\d+/);
  await expect(page.locator('mark').first()).toBeVisible();
});
