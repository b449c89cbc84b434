import { WORKSPACE } from './servers';
import { expect, expectAccessible, test } from './test';

const base = `/w/${WORKSPACE}`;

test('A person builds an index, watches it, asks it, sees its health, refreshes it when documents came, and deletes it', async ({
  ownerPage: page,
  api,
}) => {
  test.setTimeout(120_000);
  const mark = Date.now().toString(36);
  const collection = `Harbour ${mark}`;
  const { id: collectionId } = (await (
    await api.post('/api/v1/collections', { data: { name: collection } })
  ).json()) as { id: string };
  const add = async (name: string, text: string) => {
    const answer = await api.post('/api/v1/documents', { data: { collectionId, name, text } });
    expect(answer.ok()).toBe(true);
  };
  await add('lamp.md', '# Lamp\n\nThe lamp of the harbour turns once every nine seconds.\n');
  await add('ferry.md', '# Ferry\n\nThe ferry leaves at nine, and at noon on Sundays.\n');

  await test.step('what it is made of is chosen, with all settings in reach', async () => {
    await page.goto(`${base}/indexes`);
    await page.getByRole('button', { name: 'New index' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New index' });
    await dialog.getByRole('combobox', { name: 'Collection' }).click();
    await page.getByRole('option', { name: collection }).click();
    await dialog.getByRole('combobox', { name: 'Search structure' }).click();
    await page.getByRole('option', { name: /HNSW/i }).click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Build index' }).click();
    await expect(page).toHaveURL(/\/indexes\/idx_/);
    await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  });

  await test.step('it answers, says where nothing is found, and how much it misses', async () => {
    await page.getByRole('textbox', { name: 'Question' }).fill('How often does the lamp turn?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByRole('link', { name: /lamp\.md/ }).first()).toBeVisible();
    await expect(page.getByText('nine seconds').first()).toBeVisible();
    await page.getByRole('radio', { name: 'Lexical' }).click();
    await page.getByRole('textbox', { name: 'Question' }).fill('zeppelin');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByText('No passage was found')).toBeVisible();
    await page.getByRole('button', { name: 'Measure', exact: true }).click();
    await expect(page.getByRole('table', { name: 'Recall and latency' })).toBeVisible({ timeout: 20_000 });
    await expectAccessible(page);
  });

  await test.step('it goes out of date with a new document, and is brought up to date', async () => {
    await add('tide.md', '# Tide\n\nThe tide is highest at six.\n');
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.getByText('Out of date').count();
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
    await page.getByRole('textbox', { name: 'Question' }).fill('When is the tide highest?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByRole('link', { name: /tide\.md/ }).first()).toBeVisible();
  });

  await test.step('deleted from its card it is gone at once, and comes back by Undo', async () => {
    await page.goto(`${base}/indexes`);
    const card = page.getByRole('listitem').filter({ hasText: collection });
    await expect(card).toHaveCount(1);
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api/v1/indexes/*', async (route) => {
      await held;
      await route.continue();
    });
    await card.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(card).toBeHidden();
    answer();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(card).toBeVisible();
    await expectAccessible(page);
  });
});
