import type { Page } from '@playwright/test';
import { WORKSPACE } from './servers';
import { expect, expectAccessible, test } from './test';

const PATH = `/w/${WORKSPACE}/prompts`;

/** Puts text at the end of a message's editor, as a person types it. */
async function type(page: Page, message: number, text: string) {
  await page.getByRole('textbox', { name: `Text of message ${message}` }).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(text);
}

async function send(page: Page, message: string) {
  await page.keyboard.press('ControlOrMeta+s');
  await page.getByLabel('What changed, and why').fill(message);
  await page
    .getByRole('button', { name: /^Save version/ })
    .last()
    .click();
}

async function save(page: Page, message: string) {
  await send(page, message);
  await expect(page.getByRole('dialog', { name: /^Save version/ })).toBeHidden();
}

test('a person writes a prompt, saves two versions, sees the difference and labels one', async ({
  ownerPage: page,
  tag,
}) => {
  const name = `answer-${tag}`;
  await page.goto(PATH);
  await page.getByRole('button', { name: 'New prompt' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill(`journey/${name}`);
  await page.getByRole('button', { name: 'Create' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expectAccessible(page);

  await save(page, 'First version');
  await expect(page.getByRole('link', { name: /Version 1.*First version/ })).toBeVisible();

  await type(page, 1, ' Write {{tone}}.');
  await expect(page.locator('[data-draft="kept"]')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'tone' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Text of message 1' })).toContainText('Write {{tone}}.');
  await page.getByRole('textbox', { name: 'tone' }).fill('plainly');
  await expect(page.getByRole('region', { name: 'Preview of message 1, system' })).toContainText('Write plainly.');

  await save(page, 'Choose the tone');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'What changed' }).locator('ins')).toContainText('Write {{tone}}.');
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Labels of version 1' }).click();
  await page.getByRole('menuitem', { name: 'production' }).click();
  await expect(page.getByRole('link', { name: /Version 1/ })).toContainText('production');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: /Version 1/ })).not.toContainText('production');

  await page.getByRole('link', { name: /Version 1/ }).click();
  await expect(page).toHaveURL(/version=1/);
  await page.getByRole('button', { name: 'Restore as a new version' }).click();
  await expect(page.getByRole('link', { name: /Version 3.*Restore version 1/ })).toBeVisible();

  await page.goto(PATH);
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expectAccessible(page);
});

test.describe('Two people who save one prompt', () => {
  test.use({ expectedErrors: ['409'] });

  test('lose nothing: the second sees theirs, mine and base, and merges', async ({ ownerPage: page, api, tag }) => {
    const name = `journey/conflict-${tag}`;
    const versions = `/api/v1/prompts/${encodeURIComponent(name)}/versions`;
    const version = (first: string, second: string) => ({
      message: 'by the other',
      messages: [
        { role: 'system', content: first },
        { role: 'user', content: second },
      ],
    });
    await api.post('/api/v1/prompts', { data: { name } });
    await api.post(versions, { data: version('Be brief.', 'Q: {{question}}') });
    await page.goto(`${PATH}/${name}`);
    await type(page, 2, ' Please.');
    await api.post(versions, { data: version('Be kind.', 'Q: {{question}}') });
    await send(page, 'Say please');
    const dialog = page.getByRole('dialog', { name: /saved version 2 meanwhile/ });
    await expect(dialog).toContainText('both changes fit together');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save the merged as version 3' }).click();
    await expect(dialog).toBeHidden();
    const merged = await api.get(`/api/v1/prompts/${encodeURIComponent(name)}?label=latest`);
    expect(await merged.json()).toMatchObject({
      version: 3,
      messages: [{ content: 'Be kind.' }, { content: 'Q: {{question}} Please.' }],
    });
  });
});
