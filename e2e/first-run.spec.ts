import { expect, expectAccessible, test } from './test';

test('A new user fills in one short form and finds a finished comparison', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('analytical engine');
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await expect(page).toHaveURL(/\/w\/ada-s-workspace/, { timeout: 30_000 });
  await expect(page.getByRole('heading', { name: 'Playground' })).toBeVisible({ timeout: 30_000 });

  // Without a click: the sample's comparison, with its three columns answered, as soon as it is there.
  await expect(page).toHaveURL(/\/playground\/cmp_/, { timeout: 60_000 });
  for (const column of ['No retrieval', 'Lexical', 'Hybrid']) {
    await expect(page.getByText(column, { exact: true }).first()).toBeVisible();
  }
  await expect(page.getByText('The sample is ready')).toBeVisible();

  // A playground that was begun anew searches the sample's index, in two ways, and names the finished comparison.
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Playground' }).click();
  await expect(page.getByRole('link', { name: /Sample: does retrieval help\?/ })).toBeVisible();
  await expect(page.getByText('No documents')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Documents: lexical 5 · Guide, 400 tokens' })).toBeVisible();
  await page.waitForLoadState('networkidle');

  // Browsers ask for this one by themselves while a page is being exchanged for the next.
  expect((await page.request.get('/favicon.ico')).headers()['content-type']).toBe('image/x-icon');

  await page.context().clearCookies();
  await page.goto('/setup');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
