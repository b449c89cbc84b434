import { startFakeProvider, type FakeProvider } from '@/lib/testing/fake-provider';
import { FAKE_PROVIDER_PORT, URL } from './servers';
import { expect, test } from './test';

test.describe.configure({ timeout: 120_000 });

let provider: FakeProvider;
test.beforeAll(async () => {
  provider = await startFakeProvider({ port: FAKE_PROVIDER_PORT });
});
test.afterAll(() => provider.close());

const FAULTS = [
  { model: 'fake-429-long', says: /takes no more requests for now/ },
  { model: 'fake-500', says: /had an error while processing/ },
  { model: 'fake-stall', says: /fell silent for 0\.4 s in the middle of the answer/ },
  { model: 'fake-cut', says: /ended the stream before the answer was finished|cut/i },
];

test('An answer says which models its router tried, why they failed, and which one answered', async ({
  ownerPage: page,
  tag,
}) => {
  const made = await page.request.post('/api/app/workspaces', {
    data: { name: `Routers ${tag}` },
    headers: { origin: URL },
  });
  const { id: workspace, slug } = (await made.json()) as { id: string; slug: string };
  const headers = { origin: URL, 'x-bakeoff-workspace': workspace };
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1/${path}`, { headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()) as { id: string };
  };
  const connection = { provider: 'openai-compatible', baseUrl: provider.url, apiKey: 'sk-routers-0001' };
  await post('connections', {
    ...{ ...connection, name: 'shaky', timeouts: { firstTokenMs: 5_000, stallMs: 400 } },
    models: FAULTS.map(({ model }) => ({ id: model, kind: 'chat' })),
  });
  await post('connections', { ...connection, name: 'steady', models: [{ id: 'fake-chat', kind: 'chat' }] });
  for (const { model } of FAULTS) {
    const strategy = { type: 'fallback', models: [`shaky/${model}`, 'steady/fake-chat'] };
    await post('routers', { name: model, strategy });
  }
  const { id } = await post('comparisons', {
    inputs: [{ question: 'Are you there?' }],
    variants: FAULTS.map(({ model }) => ({
      ...{ name: model, prompt: { messages: [{ role: 'user', content: '{{question}}' }] } },
      ...{ model: `router/${model}`, retrieval: null },
    })),
  });
  await page.goto(`/w/${slug}/playground/${id}`);
  await expect(page.getByText('You asked: Are you there?')).toHaveCount(FAULTS.length, { timeout: 30_000 });

  for (const [at, { model, says }] of FAULTS.entries()) {
    await page
      .getByRole('button', { name: /^Inspect: / })
      .nth(at)
      .click();
    const inspector = page.getByRole('dialog');
    await inspector.getByRole('tab', { name: 'Timings' }).click();
    const calls = inspector.getByRole('listitem').filter({ hasText: `router/${model}` });
    await expect(calls.first()).toContainText(`shaky/${model}`);
    await expect(calls.first()).toContainText('the first of its chain');
    await expect(calls.first()).toContainText(says);
    await expect(calls.last()).toContainText('steady/fake-chat');
    await expect(calls.last()).toContainText('the one before could not answer');
    await expect(calls.last()).toContainText('answered');
    await page.keyboard.press('Escape');
    await expect(inspector).toBeHidden();
  }
});
