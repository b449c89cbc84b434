import { startBreakableDatabase } from './breakable-database';
import { ProductProcess } from './product-process';
import { API_KEY, OWNER, WORKSPACE } from './servers';
import { expect, test } from './test';

test.describe.configure({ timeout: 180_000 });
test.use({ expectedErrors: ['503', 'Failed to load resource', 'Failed to fetch'] });

const AWAY_MS = 10_000;

test('With the database away for ten seconds requests say 503, the page says so and keeps the draft, and jobs go on', async ({
  page,
}) => {
  const database = await startBreakableDatabase();
  const product = await ProductProcess.create(database.environment);
  const ask = (path: string, body?: object) =>
    fetch(`${product.url}${path}`, {
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
  try {
    await product.start();
    const { id: collectionId } = await (await ask('/api/v1/collections', { name: 'Away' })).json();
    const text = 'The ferry leaves at nine. The lamp turns once every nine seconds.\n\n'.repeat(600);
    for (let at = 0; at < 6; at += 1) {
      const answer = await ask('/api/v1/documents', { collectionId, name: `file-${at}.md`, text: `${at} ${text}` });
      expect(answer.status).toBe(201);
    }
    const made = await ask('/api/v1/indexes', {
      name: 'Away',
      collectionId,
      chunking: { strategy: 'sentence', size: 60, overlap: 0, unit: 'token' },
      embedding: { model: 'builtin/lexical' },
      search: { type: 'exact', distance: 'cosine', precision: 'full' },
    });
    const { id: indexId } = await made.json();

    const signedIn = await page.request.post(`${product.url}/api/app/sign-in`, {
      data: OWNER,
      headers: { origin: product.url },
    });
    expect(signedIn.ok()).toBe(true);
    await page.goto(`${product.url}/w/${WORKSPACE}/playground`);
    const question = page.getByRole('textbox', { name: 'Question' });
    await question.fill('Before it went away');

    const processes = product.processes();
    const cutAt = performance.now();
    await database.cut();
    await question.fill('Typed while the database was away');
    await expect(page.getByText('The database can’t be reached at the moment.')).toBeVisible({ timeout: 9_000 });
    const refused = await ask('/api/v1/collections');
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'unavailable' });
    expect((await fetch(`${product.url}/api/health`)).status).toBe(200);
    expect((await fetch(`${product.url}/api/ready`)).status).toBe(503);
    await page.waitForTimeout(Math.max(0, AWAY_MS - (performance.now() - cutAt)));
    await database.mend();

    await expect(page.getByText('The database can’t be reached at the moment.')).toBeHidden({ timeout: 20_000 });
    await expect(page.getByText('Not saved yet; trying again')).toBeHidden({ timeout: 20_000 });
    await page.reload();
    await expect(question).toHaveValue('Typed while the database was away');
    await expect
      .poll(async () => (await (await ask(`/api/v1/indexes/${indexId}`)).json()).status, { timeout: 90_000 })
      .toBe('ready');
    const { items } = await (await ask(`/api/v1/documents?collectionId=${collectionId}`)).json();
    expect(items.map(({ status }: { status: string }) => status)).toEqual(Array(6).fill('ready'));
    expect(product.processes()).toEqual(processes);
  } finally {
    await product.remove();
    await database.close();
  }
});
