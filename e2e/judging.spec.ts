import type { Page } from '@playwright/test';
import { startFakeProvider, type FakeProvider } from '@/lib/testing/fake-provider';
import { FAKE_PROVIDER_PORT, URL } from './servers';
import { expect, expectAccessible, test } from './test';

test.describe.configure({ timeout: 120_000 });

const GOOD = 'Parental leave is **fourteen weeks** at full pay.';
const POOR = 'Parental leave is ten weeks at full pay.';

let provider: FakeProvider;
test.beforeAll(async () => {
  provider = await startFakeProvider({ port: FAKE_PROVIDER_PORT });
  provider.behave('good', { reply: GOOD });
  provider.behave('poor', { reply: POOR });
});
test.afterAll(() => provider.close());

/** A finished comparison of these models in a workspace of its own. */
async function compared(page: Page, name: string, models: string[], questions: string[]) {
  const made = await page.request.post('/api/app/workspaces', { data: { name }, headers: { origin: URL } });
  const { id: workspace, slug } = (await made.json()) as { id: string; slug: string };
  const headers = { origin: URL, 'x-bakeoff-workspace': workspace };
  await page.request.post('/api/v1/connections', {
    headers,
    data: {
      ...{ provider: 'openai-compatible', name: 'fake', baseUrl: provider.url, apiKey: 'sk-judging-0001' },
      models: [...new Set(models)].map((id) => ({ id, kind: 'chat' })),
    },
  });
  const started = await page.request.post('/api/v1/comparisons', {
    headers,
    data: {
      inputs: questions.map((question) => ({ question })),
      variants: models.map((model) => ({
        ...{ prompt: { messages: [{ role: 'user', content: '{{question}}' }] }, model: `fake/${model}` },
        retrieval: null,
      })),
    },
  });
  expect(started.status(), await started.text()).toBe(202);
  const { id } = (await started.json()) as { id: string };
  await expect
    .poll(async () => (await (await page.request.get(`/api/v1/comparisons/${id}`, { headers })).json()).status)
    .toBe('done');
  return `/w/${slug}/playground/${id}`;
}

test('Two answers at a time are judged blind by keys, with undo, and the results name what was preferred', async ({
  ownerPage: page,
  tag,
}) => {
  const questions = Array.from({ length: 7 }, (_, at) => `How long is parental leave? (${at + 1})`);
  const base = await compared(page, `Judging ${tag}`, ['good', 'poor'], questions);
  await page.goto(base);
  await page.getByRole('link', { name: 'Judgements' }).click();
  await expect(page.getByText('Nothing was judged yet.')).toBeVisible();
  await page.getByRole('link', { name: 'Judge blind' }).first().click();

  const first = page.getByRole('article', { name: 'Answer A' });
  await expect(first).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByRole('main')).not.toContainText('fake/');
  const seen = page.getByRole('progressbar', { name: 'Pairs judged' });
  for (let judged = 0; judged < questions.length; judged++) {
    await expect(seen).toHaveAttribute('aria-valuenow', String(judged));
    if (judged === 3) {
      await page.keyboard.press('4');
      await expect(seen).toHaveAttribute('aria-valuenow', '4');
      await page.keyboard.press('u');
      await expect(seen).toHaveAttribute('aria-valuenow', '3');
    }
    await page.keyboard.press((await first.innerText()).includes('fourteen') ? '1' : '2');
  }
  await page.getByRole('link', { name: 'See what the judgements show' }).click();
  await expect(page.getByText(/A · .*good.* is preferred to every other column \(preferred in 100 %/)).toBeVisible();
  await expect(page.getByText('7 judgements on 7 questions, 0 ties, 0 times neither was good.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Which of two was preferred' })).toContainText('first is better');
  await expectAccessible(page);
});

test('All columns stand against the baseline, with the way from difference to difference', async ({
  ownerPage: page,
  tag,
}) => {
  const base = await compared(page, `Differences ${tag}`, ['good', 'poor', 'good'], ['How long?', 'And then?']);
  await page.goto(base);
  await page.getByRole('link', { name: 'Differences' }).click();
  await expect(page.getByText('2 of 2 rows differ from the baseline.')).toBeVisible();
  const agreement = page.getByRole('table', { name: 'Agreement of columns: Same text' });
  await expect(agreement.getByRole('button', { name: 'A and C: 100 % of 2 rows' })).toBeVisible();
  const rows = page.getByRole('list', { name: 'Rows' });
  await expect(rows.locator('ins').first()).toHaveText('ten');
  await expectAccessible(page);

  await page.keyboard.press('n');
  await expect(page.getByText(/^Row 1, B: 1 of \d+$/)).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByText(/^Row 2, B: (\d+) of \1$/)).toBeVisible();

  // A against C: the same, so that nothing is left of the rows that differ. The address says what is shown.
  await agreement.getByRole('button', { name: 'A and C: 100 % of 2 rows' }).click();
  await page.getByRole('switch', { name: 'Only rows that differ' }).click();
  await expect(page.getByText('No row differs.')).toBeVisible();
  await expect(page).toHaveURL(/baseline=0&against=2&only=differing/);
  await page.reload();
  await expect(page.getByText('No row differs.')).toBeVisible();
});
