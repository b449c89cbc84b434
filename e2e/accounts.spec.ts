import { OWNER, WORKSPACE } from './servers';
import { expect, expectAccessible, test } from './test';

test.describe('Signing in', () => {
  test.use({ expectedErrors: ['401'] });

  test('says that address and password do not go together, then lets the owner in and back to where they wanted to go', async ({
    page,
  }) => {
    await page.goto(`/w/${WORKSPACE}/settings`);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await expectAccessible(page);
    await page.getByLabel('E-mail').fill(OWNER.email);
    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('do not go together')).toBeVisible();
    await page.getByLabel('Password').fill(OWNER.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(new RegExp(`/w/${WORKSPACE}/settings`));
  });
});
