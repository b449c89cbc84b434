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

  let shared = '';
  await test.step('compares three columns, stops one, runs it again and reloads in mid-stream', async () => {
    await page.goto(`${base}/playground`);
    await page.getByRole('textbox', { name: 'Question' }).fill('How tall is the tower?');
    while ((await page.getByRole('button', { name: /^Actions of column/ }).count()) < 3) {
      await page.getByRole('button', { name: 'Column', exact: true }).click();
    }
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page).toHaveURL(/playground\/cmp_\w+/);
    const answers = page.getByRole('article');
    await page.reload();
    await expect(answers).toHaveCount(3);
    await expect(page.getByRole('button', { name: 'Run all' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/total/i).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Run column A again' }).click();
    await expect(page.getByRole('button', { name: 'Run all' })).toBeVisible({ timeout: 30_000 });
    shared = page.url();
  });

  await test.step('shares it; the link opens in a private window, without JavaScript too, and dies when revoked', async () => {
    await page.goto(shared);
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

  await test.step('connects a provider and tests it', async () => {
    const provider = await startFakeProvider({ port: FAKE_PROVIDER_PORT });
    try {
      await page.goto(`${base}/models`);
      await page
        .getByRole('button', { name: /Connect|Add/ })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: 'Provider' }).click();
      await page.getByRole('option', { name: /OpenAI-compatible/i }).click();
      await dialog.getByLabel('Name', { exact: true }).fill('fake');
      await dialog.getByLabel('Base URL').fill(provider.url);
      await dialog.getByLabel('API key').fill('sk-journey-0001');
      await dialog.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Test fake' }).click();
      await expect(page.getByText(/It works\./).first()).toBeVisible();
      await expectAccessible(page);
    } finally {
      await provider.close();
    }
  });
});
