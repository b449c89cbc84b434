import { expect, expectAccessible, test } from './test';
import { ProductProcess } from './product-process';
import { API_KEY } from './servers';

test.setTimeout(120_000);
test.use({ expectedErrors: ['429'] });

test('A shared page that is asked for too often answers 429 and says when to come back', async ({ page }) => {
  const product = await ProductProcess.create({ BAKEOFF_RATE_LIMITS: 'on' });
  try {
    await product.start();
    const post = async (path: string, body: object) => {
      const answer = await fetch(`${product.url}/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(answer.status, path).toBe(201);
      return (await answer.json()) as { url: string };
    };
    await post('/prompts', { name: 'shared' });
    await post('/prompts/shared/versions', {
      messages: [{ role: 'user', content: 'Asked: {{question}}' }],
      message: 'x',
    });
    const { url } = await post('/shares', { promptVersion: { name: 'shared', version: 1 } });

    expect((await page.goto(url))?.status()).toBe(200);
    const statuses = await Promise.all(
      Array.from({ length: 300 }, async () => (await fetch(`${url}.json`, { headers: { accept: '*/*' } })).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(299);

    const data = await fetch(`${url}.json`);
    expect(data.status).toBe(429);
    expect(await data.json()).toMatchObject({ code: 'rate_limited' });
    const answer = await page.goto(url);
    expect(answer?.status()).toBe(429);
    for (const headers of [Object.fromEntries(data.headers), answer?.headers() ?? {}]) {
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    }
    await expect(page.getByRole('heading', { name: 'Too many people are asking for this page' })).toBeVisible();
    await expectAccessible(page);
  } finally {
    await product.remove();
  }
});
