import type { APIRequestContext } from '@playwright/test';
import { WORKSPACE } from './servers';
import { expect, expectAccessible, test } from './test';

const PATH = `/w/${WORKSPACE}/prompts`;
/** A second try finds nothing of the first. */
const unique = () => Date.now().toString(36);

async function makePrompt(api: APIRequestContext, name: string, ...texts: string[]) {
  await api.post('/api/v1/prompts', { data: { name, tags: ['teamwork'] } });
  for (const text of texts) {
    const messages = [{ role: 'user', content: text }];
    const path = `/api/v1/prompts/${encodeURIComponent(name)}/versions`;
    await api.post(path, { data: { messages, message: text } });
  }
}

test('a person mends a mistyped name, folds a message and fills the screen with it', async ({
  ownerPage: page,
  api,
}) => {
  const name = `team-${unique()}/lint`;
  await makePrompt(api, name, 'Hello {{questoin}}');
  await page.goto(`${PATH}/${name}`);
  const problems = page.getByRole('list', { name: 'Things to look at' });
  await expect(problems).toContainText('{{questoin}} looks like {{question}}');
  await expectAccessible(page);
  await problems.getByRole('button', { name: 'Make it question' }).click();
  const text = page.getByRole('textbox', { name: 'Text of message 1' });
  await expect(text).toContainText('Hello {{question}}');
  await expect(problems).toBeHidden();
  await page.getByRole('button', { name: 'Fold message 1' }).click();
  await expect(text).toBeHidden();
  await page.getByRole('button', { name: 'Unfold message 1' }).click();
  await page.getByRole('button', { name: 'Message 1 in full screen' }).click();
  await expect(text).toBeVisible();
  await text.click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Message 1 in full screen' })).toBeVisible();
});

test('people talk about a version in threads, find it in the activity, and see where it is used', async ({
  ownerPage: page,
  api,
}) => {
  const name = `team-${unique()}/talk`;
  await makePrompt(api, name, 'Hello');
  await page.goto(`${PATH}/${name}?version=1`);
  const comments = page.getByRole('region', { name: 'Comments' });
  await comments.getByRole('textbox', { name: 'Comment on this version' }).fill('Why hello?');
  await comments.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(comments.getByRole('article')).toContainText('Why hello?');
  await comments.getByRole('button', { name: 'Answer', exact: true }).click();
  await comments.getByRole('textbox', { name: /^Answer to/ }).fill('It is kind.');
  await comments.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(comments.getByRole('article')).toHaveCount(2);
  await expect(page.getByRole('link', { name: /Version 1.*2 comments/ })).toBeVisible();
  await comments.getByRole('button', { name: 'Settle' }).click();
  await expect(comments.getByText('Settled')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Activity…' }).click();
  await expect(page.getByRole('dialog', { name: 'Activity' })).toContainText('commented on version 1');
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await api.get(`/api/v1/prompts/${encodeURIComponent(name)}?version=1`);
  await page.getByRole('button', { name: 'Used in' }).click();
  const uses = page.getByRole('dialog', { name: 'Where it is used' });
  await expect(uses).toContainText('1 call, the last on');
  await expect(uses).toContainText('No comparison has a column of it.');
  await expectAccessible(page);
});

test('a person imports files, sees what is lost first, exports one, and archives it', async ({
  ownerPage: page,
  api,
}) => {
  const mark = unique();
  const greet = `greet-${mark}`;
  await makePrompt(api, `other-${mark}`, 'Something else entirely');
  await page.goto(PATH);
  await page.getByRole('button', { name: 'Import' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import prompts' });
  await dialog.getByLabel('Files').setInputFiles([
    { name: `${greet}.prompt`, mimeType: 'text/plain', buffer: Buffer.from('Hello {{#if name}}{{name}}{{/if}}') },
    { name: 'bomb.prompt.yaml', mimeType: 'text/plain', buffer: Buffer.from('a: &a [1]\nmessages: *a') },
  ]);
  const list = dialog.getByRole('list', { name: 'What would be imported' });
  await expect(list).toContainText('Not carried: the block {{#if}}');
  await expect(list).toContainText('anchors or aliases');
  await expectAccessible(page);
  expect((await api.get(`/api/v1/prompts/${greet}?label=latest`)).status()).toBe(404);
  await dialog.getByRole('button', { name: 'Import 1 prompt' }).click();
  await expect(list).toContainText('version 1');
  await page.keyboard.press('Escape');

  await page.getByRole('searchbox', { name: 'Search prompts' }).fill('{{#if');
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByRole('link', { name: greet })).toBeVisible();
  await expect(page.getByRole('link', { name: `other-${mark}` })).toBeHidden();
  await page.getByRole('link', { name: greet }).click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Export version 1…' }).click();
  const exported = page.getByRole('dialog', { name: 'Export version 1' });
  await expect(exported.getByRole('group', { name: 'File' })).toContainText('content: Hello');
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await exported.getByRole('button', { name: new RegExp(`^Save ${greet}`) }).click();
  expect((await download).suggestedFilename()).toBe(`${greet}.prompt.yaml`);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Archive prompt' }).click();
  await expect(page.getByText('This prompt is archived')).toBeVisible();
  await page.goto(PATH);
  await expect(page.getByRole('link', { name: greet })).toBeHidden();
  await page.getByRole('switch', { name: 'Archived' }).click();
  await expect(page.getByRole('link', { name: greet })).toBeVisible();
  await expectAccessible(page);
});
