import { WORKSPACE } from './servers';
import { expect, expectAccessible, test } from './test';

const HOSTILE =
  'See ![x](https://evil.example/?q=1) and [here](https://evil.example/) <img src="https://evil.example/2">';

test.describe('A shared comparison', () => {
  test.use({ expectedErrors: ['404'] });

  test('is a frozen page that needs no script, asks no other origin, and dies when it is revoked', async ({
    ownerPage: page,
    api,
    browser,
    tag,
  }) => {
    const title = `Hostile and harmless ${tag}`;
    const created = await api.post('/api/v1/comparisons', {
      data: {
        name: title,
        inputs: [{ question: HOSTILE }],
        variants: [
          {
            prompt: { messages: [{ role: 'user', content: '{{question}}' }] },
            model: 'builtin/extractive',
            retrieval: null,
          },
        ],
      },
    });
    const { id } = (await created.json()) as { id: string };
    await expect
      .poll(async () => ((await (await api.get(`/api/v1/comparisons/${id}`)).json()) as { status: string }).status)
      .toBe('done');
    const shared = await api.post('/api/v1/shares', { data: { comparisonId: id, include: { prompts: true } } });
    expect(shared.status()).toBe(201);
    const { url } = (await shared.json()) as { url: string };

    const response = await page.goto(url);
    expect(response?.headers()).toMatchObject({
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
    });
    expect(response?.headers()['cache-control']).toMatch(/private.*no-store/);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expectAccessible(page);

    const plain = await browser.newContext({ javaScriptEnabled: false });
    const stranger = await plain.newPage();
    const asked: string[] = [];
    stranger.on('request', (request) => asked.push(new URL(request.url()).hostname));
    await stranger.goto(url);
    await expect(stranger.getByRole('heading', { name: 'What was compared' })).toBeVisible();
    await stranger.getByText('Prompt text').click();
    await expect(stranger.getByText('{{question}}')).toBeVisible();
    expect(new Set(asked)).toEqual(new Set(['localhost']));
    expect(await (await stranger.request.get(`${url}.json`)).json()).toMatchObject({ title });

    await page.goto(`/w/${WORKSPACE}/shares`);
    await expectAccessible(page);
    await page.getByRole('button', { name: `Revoke ${title}` }).click();
    await page
      .getByRole('dialog', { name: 'Revoke this link?' })
      .getByRole('button', { name: 'Revoke', exact: true })
      .click();
    await expect(page.getByRole('row', { name: title })).toContainText('revoked');
    expect((await stranger.goto(url))?.status()).toBe(404);
    expect((await stranger.request.get(`${url}.json`)).status()).toBe(404);
    const dead = stranger.getByRole('heading', { name: 'There is nothing behind this link' });
    await expect(dead).toBeVisible();
    const unknown = await stranger.goto(`${url}x`);
    expect([unknown?.status(), unknown?.headers()['x-robots-tag']]).toEqual([404, 'noindex, nofollow']);
    await expect(dead).toBeVisible();
    await plain.close();
  });
});

test('A share with a password opens by a plain form', async ({ api, browser, tag }) => {
  const name = `journey/shared-${tag}`;
  await api.post('/api/v1/prompts', { data: { name } });
  const version = { messages: [{ role: 'user', content: 'Only for some: {{question}}' }], message: 'x' };
  await api.post(`/api/v1/prompts/${encodeURIComponent(name)}/versions`, { data: version });
  const source = { name, version: 1 };
  const shared = await api.post('/api/v1/shares', { data: { promptVersion: source, password: 'open sesame' } });
  const { url } = (await shared.json()) as { url: string };
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(url);
  await expect(page.getByText('Only for some')).toBeHidden();
  await page.getByLabel('Password').fill('guess');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByText('That is not the password')).toBeVisible();
  await page.getByLabel('Password').fill('open sesame');
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByText('Only for some: {{question}}')).toBeVisible();
  await plain.close();
});

test('A person shares a prompt version from its page and gets the link once', async ({ ownerPage: page, api, tag }) => {
  const name = `journey/handed-out-${tag}`;
  await api.post('/api/v1/prompts', { data: { name } });
  const version = { messages: [{ role: 'user', content: 'Handed out {{question}}' }], message: 'x' };
  await api.post(`/api/v1/prompts/${encodeURIComponent(name)}/versions`, { data: version });
  await page.goto(`/w/${WORKSPACE}/prompts/${name}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Share version 1…' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const url = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.goto(url);
  await expect(page.getByText('Handed out {{question}}')).toBeVisible();
});
