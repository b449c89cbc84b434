import type { Page } from '@playwright/test';
import { startFakeProvider, type FakeProvider } from '@/lib/testing/fake-provider';
import { FAKE_PROVIDER_PORT, URL } from './servers';
import { expect, expectAccessible, test } from './test';

test.describe.configure({ timeout: 120_000 });

let provider: FakeProvider;
test.beforeAll(async () => {
  provider = await startFakeProvider({ port: FAKE_PROVIDER_PORT });
});
// One of them makes this model busy, and others may choose it.
test.beforeEach(() => provider.behave('fake-busy', {}));
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
      { id: 'fake-chat', kind: 'chat' },
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
    const { pathname } = new globalThis.URL(request.url());
    // What it would cost to ask again is asked for too, when there is time.
    if (request.method() === 'POST' && pathname.includes(id) && !pathname.endsWith('/estimate')) asked.push(pathname);
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
  await page.getByLabel('Cap for this comparison, in US dollars').fill('0.001');
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

test('A new column is run alone; what is answered stays and is not paid again', async ({ ownerPage: page }) => {
  const { base, compare, read } = await newWorkspace(page, 'Growing room');
  const { id } = await compare(['fake/fake-priced', 'fake/fake-chat']);
  await page.goto(`${base}/playground/${id}`);
  const articles = page.getByRole('article');
  await expect(articles).toHaveCount(2);
  await expect(page.getByRole('button', { name: 'Run all' })).toBeVisible();
  const before = (await read(id)).answers as { id: string; text: string }[];

  // A new column: nothing else is asked.
  await page.keyboard.press('d');
  await expect(page.getByText('not run yet').first()).toBeVisible();
  await page.getByRole('button', { name: 'Run column C', exact: true }).click();
  await expect(articles).toHaveCount(3);
  await expect(page).toHaveURL(new RegExp(id));
  const { answers } = (await read(id)) as { answers: { id: string }[] };
  expect(answers.filter((answer) => before.some((one) => one.id === answer.id))).toEqual(before);
});

test('Rows are pasted with their variables, asked three times each, and the spread is shown', async ({
  ownerPage: page,
}) => {
  const { base } = await newWorkspace(page, 'Pasting room');
  await page.goto(`${base}/playground`);
  await page.getByRole('button', { name: 'Add many…' }).click();
  await page.getByRole('textbox', { name: 'Questions' }).fill('question\ttone\nWhy?\tdry\nHow?\tkind');
  await expect(page.getByText('2 questions, with {{tone}}')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add 2 questions' }).click();
  await expect(page.getByRole('textbox', { name: 'Question 2' })).toHaveValue('How?');
  await page.getByRole('button', { name: /^4 calls/ }).click();
  await page.getByLabel('Answers for each cell').fill('3');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^12 calls/ })).toBeVisible();
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.getByText(/% alike/)).toHaveCount(4, { timeout: 30_000 });
  await page.getByRole('group', { name: 'Repeats of A, question 1' }).getByRole('button', { name: 'Repeat 2' }).click();
  await expect(page.getByRole('article', { name: /^A .* repeat 2$/ })).toBeVisible();
  await expectAccessible(page);
});

test('A column is expanded into every combination, with the number of calls before', async ({ ownerPage: page }) => {
  const { base, compare } = await newWorkspace(page, 'Expanding room');
  const { id } = await compare(['fake/fake-priced']);
  await page.goto(`${base}/playground/${id}`);
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: 'fake/fake-priced' }).click();
  await dialog.getByRole('checkbox', { name: 'fake/fake-slow' }).click();
  await dialog.getByLabel('Temperatures').fill('0, 0.5, 1');
  await expect(dialog.getByRole('status')).toContainText('6 columns, 6 calls');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make 6 columns' }).click();
  await expect(page.getByRole('button', { name: /^Actions of column/ })).toHaveCount(6);
  await page.getByRole('button', { name: 'Actions of column F' }).click();
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  await expect(page.getByRole('button', { name: /^Actions of column/ })).toHaveCount(5);
  await page.getByRole('button', { name: '1 hidden' }).click();
  await page.getByRole('menuitem', { name: /^Show/ }).click();
  await expect(page.getByRole('button', { name: /^Actions of column/ })).toHaveCount(6);
});

test('Of a long table only what can be seen is drawn, and an answer in it has an address', async ({
  ownerPage: page,
}) => {
  const { base, compare, read } = await newWorkspace(page, 'Long room');
  const questions = Array.from({ length: 40 }, (_, at) => `Question number ${at + 1}?`);
  const { id } = await compare(['fake/fake-chat', 'fake/fake-priced'], questions);
  await expect.poll(async () => (await read(id)).status, { timeout: 30_000 }).toBe('done');
  await page.goto(`${base}/playground/${id}`);
  await expect(page.getByRole('textbox', { name: 'Question 1', exact: true })).toBeVisible();
  expect(await page.getByRole('article').count()).toBeLessThan(30);
  await page.getByRole('region', { name: 'Columns and answers' }).evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(page.getByRole('textbox', { name: 'Question 40' })).toBeVisible();
  await expectAccessible(page);
  const { answers } = await read(id);
  const last = answers.find((answer: { inputIndex: number; variantIndex: number }) => answer.inputIndex === 39);
  await page.goto(`${base}/playground/${id}?answer=${last.id}`);
  const inspector = page.getByRole('dialog');
  await expect(inspector.getByText('Question number 40?').first()).toBeVisible();
  await inspector.getByRole('tab', { name: 'Raw' }).click();
  await expect(inspector.getByText(/"role": "user"/).first()).toBeVisible();
  await expect(inspector.getByRole('heading', { name: /^Response/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/answer=/);
});
