import { expect, expectAccessible, test } from './test';
import { WORKSPACE } from './servers';

const base = `/w/${WORKSPACE}`;

test('The palette begins every search anew, finds each kind of object, and starts what can be made', async ({
  ownerPage: page,
  api,
}) => {
  const mark = Date.now().toString(36);
  for (const name of [`rudder-${mark}/answer`, `sail-${mark}/answer`]) {
    expect((await api.post('/api/v1/prompts', { data: { name } })).ok()).toBe(true);
  }
  const collection = await api.post('/api/v1/collections', { data: { name: `Sail ${mark} charts` } });
  const { id } = (await collection.json()) as { id: string };
  await page.goto(`${base}/prompts`);

  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  const field = palette.getByRole('combobox');
  await page.keyboard.press('Control+k');
  await field.fill(`rudder-${mark}`);
  await expect(palette.getByRole('option', { name: `rudder-${mark}/answer` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();

  await page.keyboard.press('Control+k');
  await expect(field).toHaveValue('');
  await page.keyboard.type(`sail ${mark}`);
  await palette.getByRole('option', { name: `Sail ${mark} charts` }).click();
  await expect(page).toHaveURL(new RegExp(`/documents\\?collection=${id}$`));

  await page.keyboard.press('Control+k');
  await page.keyboard.type('index new');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'New index' })).toBeVisible();
  await expect(page).toHaveURL(/\/indexes$/);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('new workspace');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'New workspace' })).toBeVisible();
});

test('j and k go through a list, Enter opens the row, and the list of shortcuts names them', async ({
  ownerPage: page,
  api,
}) => {
  const mark = Date.now().toString(36);
  for (const name of ['a', 'b']) {
    expect((await api.post('/api/v1/prompts', { data: { name: `keys-${mark}/${name}` } })).ok()).toBe(true);
  }
  await page.goto(`${base}/prompts?folder=keys-${mark}`);
  const rows = page.getByRole('table', { name: 'Prompts' }).locator('[data-row-link]');
  await expect(rows).toHaveCount(2);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const action of ['Next row', 'Previous row', 'Save a version', 'Run all columns']) {
    await expect(list.getByText(action, { exact: true })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/prompts/keys-${mark}/a$`));
});

test.describe('What is not there', () => {
  test.use({ expectedErrors: ['404 (Not Found)'] });

  test('answers 404 inside the workspace, in words that pass for accessible', async ({ ownerPage: page }) => {
    for (const path of ['prompts/nope', 'documents/doc_nope', 'indexes/idx_nope', 'playground/cmp_nope', 'nowhere']) {
      expect((await page.goto(`${base}/${path}`))?.status(), path).toBe(404);
    }
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
    await expect(page.getByRole('main')).toHaveCount(1);
    await expectAccessible(page);
  });
});
