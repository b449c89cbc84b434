import type { APIRequestContext, Page } from '@playwright/test';
import { OWNER, URL, WORKSPACE } from './servers';
import { expect, expectAccessible, test } from './test';

const PATH = `/w/${WORKSPACE}/prompts`;
const apiPath = (name: string) => `/api/v1/prompts/${encodeURIComponent(name)}`;

async function makePrompt(api: APIRequestContext, name: string, ...systems: string[]) {
  await api.post('/api/v1/prompts', { data: { name } });
  for (const system of systems) await saveByApi(api, name, system);
}

async function saveByApi(api: APIRequestContext, name: string, system: string, more: object = {}) {
  const messages = [
    { role: 'system', content: system },
    { role: 'user', content: '{{question}}' },
  ];
  const answer = await api.post(`${apiPath(name)}/versions`, { data: { messages, message: system, ...more } });
  expect(answer.ok()).toBe(true);
}

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

test('a person starts a branch, saves on it, and merges it back', async ({ ownerPage: page, api, tag }) => {
  const name = `branches/merge-${tag}`;
  await makePrompt(api, name, 'Be kind.\nBe short.', 'Be very kind.\nBe short.');
  await page.goto(`${PATH}/${name}`);
  await page.getByRole('button', { name: 'Branch from version 1' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('exact');
  await page.getByRole('button', { name: 'Start branch' }).click();
  await expect(page).toHaveURL(/branch=exact/);
  await expect(page.getByRole('textbox', { name: 'Text of message 1' })).toContainText('Be kind.');
  await type(page, 1, '\nBe exact.');
  await send(page, 'Ask for exactness');
  await expect(page.getByRole('link', { name: /Version 3.*on exact/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge exact into main' });
  await expect(dialog).toContainText('both changes fit together');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Merge into main' }).click();
  await expect(page.getByRole('link', { name: /Version 4.*merges version 3/ })).toBeVisible();
  const merged = await api.get(`${apiPath(name)}?label=latest`);
  expect(await merged.json()).toMatchObject({
    version: 4,
    parent: 2,
    mergedFrom: 3,
    messages: [{ content: 'Be very kind.\nBe short.\nBe exact.' }, {}],
  });
});

test('a conflict between branches is solved in the editor and saved as a merge', async ({
  ownerPage: page,
  api,
  tag,
}) => {
  const name = `branches/conflict-${tag}`;
  await makePrompt(api, name, 'Be kind.');
  await api.post(`${apiPath(name)}/branches`, { data: { name: 'bold', from: 1 } });
  await saveByApi(api, name, 'Be bold.', { branch: 'bold' });
  await saveByApi(api, name, 'Be polite.');
  await page.goto(`${PATH}/${name}?branch=bold`);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Merge bold into main' });
  await expect(dialog).toContainText('1 place was changed by both');
  await dialog.getByRole('radio', { name: 'main (3)' }).click();
  await dialog.getByRole('button', { name: 'Edit the merged' }).click();
  await expect(page).not.toHaveURL(/branch=/);
  await expect(page.getByRole('textbox', { name: 'Text of message 1' })).toContainText('Be polite.');
  await type(page, 1, ' Be bold.');
  await send(page, 'Both');
  await expect(page.getByRole('link', { name: /Version 4.*Both.*merges version 2/ })).toBeVisible();
  const saved = await (await api.get(`${apiPath(name)}?label=latest`)).json();
  expect(saved).toMatchObject({ parent: 3, mergedFrom: 2, messages: [{ content: 'Be polite. Be bold.' }, {}] });
});

test.describe('Two browsers that save one prompt', () => {
  test.use({ expectedErrors: ['409'] });

  test('keep both texts: the second sees the conflict and merges', async ({ ownerPage: page, api, browser, tag }) => {
    const name = `branches/two-browsers-${tag}`;
    await makePrompt(api, name, 'Be kind.');
    const other = await browser.newContext({ baseURL: URL });
    const theirPage = await other.newPage();
    await theirPage.request.post('/api/app/sign-in', { data: OWNER, headers: { origin: URL } });
    await page.goto(`${PATH}/${name}`);
    await theirPage.goto(`${PATH}/${name}`);
    await type(page, 1, ' Mine.');
    await type(theirPage, 2, ' Theirs.');
    await send(theirPage, 'Theirs');
    await expect(theirPage.getByRole('link', { name: /Version 2.*Theirs/ })).toBeVisible();
    await other.close();
    await send(page, 'Mine');
    const dialog = page.getByRole('dialog', { name: /saved version 2 meanwhile/ });
    await dialog.getByRole('button', { name: 'Save the merged as version 3' }).click();
    await expect(page.getByRole('link', { name: /Version 3/ })).toBeVisible();
    expect(await (await api.get(`${apiPath(name)}?label=latest`)).json()).toMatchObject({
      version: 3,
      messages: [{ content: 'Be kind. Mine.' }, { content: '{{question}} Theirs.' }],
    });
  });
});

test('a person sends a share of the callers to a second version, sees who moved a label, and sets checks', async ({
  ownerPage: page,
  api,
  tag,
}) => {
  const name = `branches/labels-${tag}`;
  await makePrompt(api, name, 'One.', 'Two {{tone}}.');
  await api.put(`${apiPath(name)}/labels/production`, { data: { version: 1, reason: 'To begin with' } });
  await page.goto(`${PATH}/${name}`);
  await page.getByRole('button', { name: 'Labels', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Labels' });
  await dialog.getByRole('switch').click();
  await dialog.getByRole('combobox', { name: 'Second version' }).click();
  await page.getByRole('option', { name: /Version 2/ }).click();
  await dialog.getByRole('button', { name: 'Move production', exact: true }).click();
  await expect(dialog).toContainText('stands at version 1 (90 %) and 2 (10 %)');
  await dialog.getByRole('tab', { name: 'History' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog).toContainText('To begin with');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Put it back there' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(3);

  await dialog.getByRole('tab', { name: 'Checks before a move' }).click();
  await dialog.getByRole('switch', { name: 'It renders without missing variables' }).click();
  await dialog.getByRole('button', { name: 'Save checks' }).click();
  await expect(page.getByText('Saved what production asks for')).toBeVisible();
  const refused = await api.put(`${apiPath(name)}/labels/production`, { data: { version: 2 } });
  expect(await refused.json()).toMatchObject({ code: 'checks_failed', status: 422 });
});
