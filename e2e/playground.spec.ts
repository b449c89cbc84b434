import type { Page } from '@playwright/test';
import { startFakeProvider, type FakeProvider } from '@/lib/testing/fake-provider';
import { FAKE_PROVIDER_PORT, URL } from './servers';
import { expect, expectAccessible, test } from './test';

test.describe.configure({ timeout: 120_000 });

let provider: FakeProvider;
test.beforeAll(async () => {
  provider = await startFakeProvider({ port: FAKE_PROVIDER_PORT });
});
test.afterAll(() => provider.close());

/** A workspace with a connection to the fake provider: one model that is slow, one with a price. */
async function newWorkspace(page: Page, name: string) {
  const made = await page.request.post('/api/app/workspaces', { data: { name }, headers: { origin: URL } });
  const { id, slug } = (await made.json()) as { id: string; slug: string };
  const post = async (path: string, data: object, status = 201) => {
    const headers = { origin: URL, 'x-bakeoff-workspace': id };
    const answer = await page.request.post(path, { data, headers });
    expect(answer.status(), await answer.text()).toBe(status);
    return answer.json();
  };
  await post('/api/v1/connections', {
    provider: 'openai-compatible',
    name: 'fake',
    baseUrl: provider.url,
    apiKey: 'sk-playground-0001',
    models: [
      { id: 'fake-slow', kind: 'chat' },
      { id: 'fake-busy', kind: 'chat' },
      { id: 'fake-priced', kind: 'chat', price: { inputPerMTok: 1, outputPerMTok: 10 } },
    ],
  });
  const compare = async (models: string[], questions = ['Why?']) => {
    const body = {
      inputs: questions.map((question) => ({ question })),
      variants: models.map((model) => ({
        prompt: { messages: [{ role: 'user', content: '{{question}}' }] },
        model,
        retrieval: null,
      })),
    };
    return (await post('/api/v1/comparisons', body, 202)) as { id: string };
  };
  const read = async (comparison: string) => {
    const headers = { 'x-bakeoff-workspace': id };
    return (await page.request.get(`/api/v1/comparisons/${comparison}`, { headers })).json();
  };
  return { base: `/w/${slug}`, compare, read };
}

test('Back, after an answer was run again and the page was left, shows the new answer and goes on with it', async ({
  ownerPage: page,
}) => {
  const { base, compare, read } = await newWorkspace(page, 'Back room');
  const { id } = await compare(['builtin/extractive', 'fake/fake-slow']);
  await page.goto(`${base}/playground/${id}`);
  await page.getByRole('button', { name: 'Stop column B' }).click();
  await expect(page.getByRole('button', { name: 'Run all' })).toBeVisible();
  // The browser keeps this page, with the stopped answer in it.
  await page.reload();
  await page.getByRole('button', { name: 'Run column B again' }).click();
  await expect(page.getByRole('button', { name: 'Stop column B' })).toBeVisible();
  await page.getByRole('link', { name: 'Prompts' }).first().click();
  await expect(page).toHaveURL(/\/prompts$/);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(id));
  await expect(page.getByRole('button', { name: 'Stop column B' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run all' })).toBeVisible({ timeout: 30_000 });
  const { answers } = await read(id);
  expect(answers[1]).toMatchObject({ status: 'done' });
  const end = answers[1].text.slice(-40).trim();
  await expect(page.getByRole('article').nth(1)).toContainText(end);
});

test('A column of several rows is stopped and run again by one request', async ({ ownerPage: page }) => {
  const { base, compare } = await newWorkspace(page, 'Column room');
  const { id } = await compare(['fake/fake-slow', 'fake/fake-priced'], ['One?', 'Two?', 'Three?']);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes(id))
      asked.push(new globalThis.URL(request.url()).pathname);
  });
  await page.goto(`${base}/playground/${id}`);
  await page.getByRole('button', { name: 'Stop column A' }).click();
  await expect(page.getByRole('button', { name: 'Run all' })).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Run column B again' }).click();
  await expect(page.getByRole('button', { name: 'Run all' })).toBeVisible({ timeout: 15_000 });
  expect(asked).toEqual(Array(2).fill(`/api/app/comparisons/${id}/answers`));
});

test('The price and the number of calls are there before a run, and a cap holds answers back', async ({
  ownerPage: page,
}) => {
  const { base, compare } = await newWorkspace(page, 'Counting room');
  const { id } = await compare(['fake/fake-priced', 'fake/fake-slow']);
  await page.goto(`${base}/playground/${id}`);
  const cost = page.getByRole('button', { name: /^2 calls/ });
  await expect(cost).toContainText('unknown');
  await page.getByRole('button', { name: 'Actions of column B' }).click();
  await page.getByRole('menuitem', { name: /Remove/ }).click();
  const one = page.getByRole('button', { name: /^1 call, up to \$0\.04/ });
  await one.click();
  await expectAccessible(page);
  await page.getByLabel('Cap for one run, in US dollars').fill('0.001');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /cap \$0\.001/ })).toBeVisible();
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page).not.toHaveURL(new RegExp(id));
  await expect(page.getByText(/Not asked for: this run has spent/).first()).toBeVisible();
  await expectAccessible(page);
});

test('Stop all ends a column that waits because its provider asked for patience', async ({ ownerPage: page }) => {
  provider.behave('fake-busy', { status: 429, retryAfter: '5' });
  const { base, compare, read } = await newWorkspace(page, 'Waiting room');
  const { id } = await compare(['fake/fake-busy', 'builtin/extractive']);
  await page.goto(`${base}/playground/${id}`);
  await expect(page.getByText(/Going on in/)).toBeVisible();
  await page.getByRole('button', { name: 'Stop all' }).click();
  await expect(page.getByRole('button', { name: 'Run all' })).toBeVisible();
  await expect(page.getByText(/Going on in/)).toBeHidden({ timeout: 2_000 });
  await expect(page.getByRole('button', { name: 'Stop column A' })).toBeHidden();
  expect((await read(id)).answers[0]).toMatchObject({ status: 'stopped' });
});
