import { expect, expectAccessible, test } from './test';

test('A new user fills in one short form and finds a workspace', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password').fill('analytical engine');
  await page.getByRole('button', { name: 'Make the workspace' }).click();
  await expect(page).toHaveURL(/\/w\/ada-s-workspace/, { timeout: 30_000 });

  await expect(page.getByRole('heading', { name: 'Playground' })).toBeVisible({ timeout: 30_000 });
  await page.waitForLoadState('networkidle');

  // Browsers ask for this one by themselves while a page is being exchanged for the next.
  expect((await page.request.get('/favicon.ico')).headers()['content-type']).toBe('image/x-icon');

  await page.context().clearCookies();
  await page.goto('/setup');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
