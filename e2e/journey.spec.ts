import type { Locator } from '@playwright/test';
import { startFakeProvider } from '@/lib/testing/fake-provider';
import { sampleFiles } from './sample-files';
import { FAKE_PROVIDER_PORT, URL } from './servers';
import { expect, expectAccessible, test } from './test';

test.describe.configure({ timeout: 180_000 });

test('A person does the whole path in the browser: documents, index, prompt, comparison, share, provider', async ({
  ownerPage: page,
  browser,
}) => {
  // A workspace of its own: empty, as a new team finds it.
  const made = await page.request.post('/api/app/workspaces', {
    data: { name: 'Harbour office' },
    headers: { origin: URL },
  });
  expect(made.status(), await made.text()).toBe(201);
  const base = `/w/${(await made.json()).slug}`;

  await test.step('drops six files and opens the text of one', async () => {
    await page.goto(`${base}/documents`);
    await expectAccessible(page);
    const files = await sampleFiles();
    await page
      .getByLabel('Files to upload')
      .setInputFiles(files.map(({ name, mimeType, buffer }) => ({ name, mimeType, buffer })));
    const table = page.getByRole('table', { name: 'Documents' });
    for (const { name } of files) {
      await expect(
        table.getByRole('row').filter({ hasText: name }).getByText('Ready').filter({ visible: true }).first(),
      ).toBeVisible({
        timeout: 30_000,
      });
    }
    await expectAccessible(page);
    await table.getByRole('link', { name: 'keeper.pdf' }).click();
    await expect(page.getByText('The keeper of the lighthouse is Marta Quill.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('builds an index, asks it, and opens the document at the passage', async () => {
    await page.goto(`${base}/indexes`);
    await page.getByRole('button', { name: 'New index' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Collection' }).click();
    await page.getByRole('option').first().click();
    await dialog.getByLabel('Name').fill('Harbour index');
    await dialog.getByRole('button', { name: /Build|Create/ }).click();
    await expect(page).toHaveURL(/\/indexes\/idx_/);
    await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
    await page.getByPlaceholder('Ask this index something').fill('Who is the keeper of the lighthouse?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    const passage = page.getByRole('link', { name: /keeper\.pdf/ }).first();
    await expect(passage).toBeVisible();
    await expect(page.getByText('Lexical', { exact: false }).first()).toBeVisible();
    await expectAccessible(page);
    await passage.click();
    await expect(page).toHaveURL(/\/documents\/doc_\w+\?.*start=\d+/);
    await expect(page.locator('mark').filter({ hasText: 'Marta Quill' }).first()).toBeVisible();
  });

  await test.step('writes a prompt in two versions, sees the difference and labels the first', async () => {
    await page.goto(`${base}/prompts`);
    await page.getByRole('button', { name: 'New prompt' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill('harbour/answer');
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await expect(page).toHaveURL(/prompts\/harbour\/answer/);
    const editors = page.getByRole('textbox', { name: /Text of/ });
    await expect(editors.last()).toBeVisible();
    for (const [content, message] of [
      ['{{context}}\n\nQuestion: {{question}}', 'First'],
      ['Answer briefly.\n\n{{context}}\n\nQuestion: {{question}}', 'Briefly'],
    ] as const) {
      await editors.last().click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(content);
      await page.keyboard.press('ControlOrMeta+s');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/What changed/).fill(message);
      await dialog.getByRole('button', { name: /Save version/ }).click();
      await expect(page.getByRole('navigation', { name: 'Versions' }).getByText(message)).toBeVisible();
    }
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Compare version 2' }).click();
    await expect(page.getByRole('dialog').getByText('Answer briefly.')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Labels of version 1' }).click();
    await page.getByRole('menuitem', { name: /production/ }).click();
    await expect(page.getByRole('navigation', { name: 'Versions' }).getByText('production')).toBeVisible();
  });

  const column = (letter: string) => page.getByRole('article', { name: new RegExp(`^${letter}\\b`) });
  const act = async (letter: string, name: string) => {
    await page.getByRole('button', { name: `Actions of column ${letter}` }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  const choose = async (list: Locator, option: string | RegExp) => {
    await list.click();
    await page.getByRole('option', { name: option }).first().click();
  };
  const finished = () => expect(page.getByRole('button', { name: 'Run all' })).toBeVisible({ timeout: 30_000 });

  let comparison = '';
  await test.step('puts version 1, version 2 and another retriever side by side, and asks one question', async () => {
    await page.goto(`${base}/playground`);
    await page.getByRole('textbox', { name: 'Question' }).fill('How tall is the tower?');
    await act('B', 'Remove');
    await choose(page.getByRole('combobox', { name: /^Prompt:/ }), 'harbour/answer');
    const versions = page.getByRole('combobox', { name: 'Prompt version' });
    await choose(versions, 'v1');
    await page.getByRole('button', { name: /^Documents:/ }).click();
    await choose(page.getByRole('combobox', { name: 'Index' }), /Harbour index/);
    await page.getByRole('radio', { name: 'Hybrid' }).click();
    await page.keyboard.press('Escape');
    await act('A', 'Duplicate');
    await choose(versions.nth(1), 'v2');
    await act('B', 'Duplicate');
    await page
      .getByRole('button', { name: /^Documents:/ })
      .nth(2)
      .click();
    await page.getByRole('radio', { name: 'Lexical' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page).toHaveURL(/playground\/cmp_\w+/);
    await finished();
    comparison = page.url();
    for (const letter of ['A', 'B', 'C']) {
      await expect(column(letter)).toContainText('forty-two metres');
      await expect(
        column(letter)
          .getByRole('link', { name: /\[?1\]?/ })
          .first(),
      ).toBeVisible();
      for (const number of ['Tokens', 'Cost', 'First token', 'Total'])
        await expect(column(letter)).toContainText(number);
    }
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Run column A again' }).click();
    await finished();
  });

  await test.step('shares it; the link opens in a private window, without JavaScript too, and dies when revoked', async () => {
    await page.goto(comparison);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Title').fill('The tower');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Make|Create/ })
      .click();
    const link = await page.getByRole('dialog').getByLabel('Link').inputValue();
    await page.keyboard.press('Escape');
    const stranger = await browser.newContext({ javaScriptEnabled: false });
    const visitor = await stranger.newPage();
    const answer = await visitor.goto(link);
    expect(answer?.headers()['x-robots-tag']).toContain('noindex');
    await expect(visitor.getByRole('heading', { name: 'The tower', exact: true })).toBeVisible();
    await expect(visitor.getByText('How tall is the tower?').first()).toBeVisible();

    await page.goto(`${base}/shares`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Revoke The tower' }).click();
    await page
      .getByRole('dialog', { name: 'Revoke this link?' })
      .getByRole('button', { name: 'Revoke', exact: true })
      .click();
    await expect.poll(async () => (await visitor.goto(link))?.status()).toBe(404);
    await stranger.close();
  });

  const provider = await startFakeProvider({ port: FAKE_PROVIDER_PORT });
  try {
    await test.step('connects a provider and tests it', async () => {
      await page.goto(`${base}/models`);
      await page
        .getByRole('button', { name: /Connect|Add/ })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await choose(dialog.getByRole('combobox', { name: 'Provider' }), /OpenAI-compatible/i);
      await dialog.getByLabel('Name', { exact: true }).fill('fake');
      await dialog.getByLabel('Base URL').fill(provider.url);
      await dialog.getByLabel('API key').fill('sk-journey-0001');
      await dialog.getByRole('button', { name: 'Fetch the list' }).click();
      await dialog.getByRole('checkbox', { name: 'fake-slow' }).click();
      await dialog.getByRole('checkbox', { name: /^fake-embedding(?!-)/ }).click();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Test fake' }).click();
      await expect(page.getByText(/It works\./).first()).toBeVisible();
      await expectAccessible(page);
    });

    await test.step('uses its model as a further column: stops it in mid-stream, and reloads in mid-stream', async () => {
      await page.goto(comparison);
      await act('C', 'Duplicate');
      await choose(page.getByRole('combobox', { name: /^Model:/ }).nth(3), 'fake/fake-slow');
      await page.getByRole('button', { name: 'Run all' }).click();
      const answer = column('D');
      const written = async () => (await answer.locator('p').allTextContents()).join(' ').length;
      await expect.poll(written).toBeGreaterThan(40);
      await page.getByRole('button', { name: 'Stop column D' }).click();
      await expect(answer).toContainText('stopped');
      await expect.poll(written).toBeGreaterThan(40);
      await page.getByRole('button', { name: 'Run column D again' }).click();
      await expect(answer).not.toContainText('stopped');
      await expect.poll(written).toBeGreaterThan(40);
      const before = await written();
      await page.reload();
      await expect(answer).toHaveAttribute('aria-busy', 'true');
      expect(await written()).toBeGreaterThanOrEqual(before);
      await finished();
      await expect(answer).toContainText('200 out');
    });

    await test.step('uses its embedding model in a new index', async () => {
      await page.goto(`${base}/indexes`);
      await page.getByRole('button', { name: 'New index' }).first().click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill('Paid index');
      await choose(dialog.getByRole('combobox', { name: 'Embedding model' }), 'fake/fake-embedding');
      await dialog.getByRole('button', { name: /Build|Create/ }).click();
      await expect(page.getByText('Ready', { exact: true }).first()).toBeVisible({ timeout: 30_000 });
      await page.getByPlaceholder('Ask this index something').fill('Who is the keeper of the lighthouse?');
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await expect(page.getByRole('link', { name: /keeper\.pdf/ }).first()).toBeVisible();
    });
  } finally {
    await provider.close();
  }
});
