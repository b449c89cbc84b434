import type { Page } from '@playwright/test';
import { URL } from './servers';
import { expect, expectAccessible, test } from './test';

test.describe.configure({ timeout: 120_000 });
// What is refused on purpose.
test.use({ expectedErrors: ['422'] });

/** A workspace of its own, as a new team finds it. */
async function newWorkspace(page: Page, name: string): Promise<{ id: string; slug: string }> {
  const made = await page.request.post('/api/app/workspaces', { data: { name }, headers: { origin: URL } });
  expect(made.status(), await made.text()).toBe(201);
  return made.json();
}

test('A workspace’s first API key is shown until it is copied, works, and is revoked', async ({ ownerPage: page }) => {
  const { slug } = await newWorkspace(page, 'Key room');
  await page.goto(`/w/${slug}/settings/api-keys`);
  await expect(page.getByText('No program has a key to this workspace yet.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'New key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('nightly check');
  await dialog.getByRole('checkbox', { name: 'run' }).uncheck();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make the key' }).click();
  const secret = dialog.getByLabel('API key', { exact: true });
  // The list behind the dialog has the key by now; the secret is still there.
  await expect(page.getByRole('table', { name: 'API keys', includeHidden: true })).toBeAttached();
  await expect(secret).toHaveValue(/^bk_[\w-]{20,}$/);
  const key = await secret.inputValue();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();

  const asKey = { headers: { authorization: `Bearer ${key}` } };
  expect((await page.request.get('/api/v1/collections', asKey)).status()).toBe(200);
  const row = page.getByRole('row', { name: /nightly check/ });
  await expect(row).toContainText(`…${key.slice(-4)}`);
  await expect(row).not.toContainText(key);
  // On a phone what can be done with a key is not beyond the edge.
  await page.setViewportSize({ width: 375, height: 740 });
  await expect(row.getByRole('button', { name: 'Revoke nightly check' })).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1280, height: 800 });
  await row.getByRole('button', { name: 'Revoke nightly check' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByText('No program has a key to this workspace yet.')).toBeVisible();
  expect((await page.request.get('/api/v1/collections', asKey)).status()).toBe(401);
});

test('A person is invited by a link, joins, and changes the password, which ends other sessions', async ({
  ownerPage: page,
  browser,
}) => {
  const { slug } = await newWorkspace(page, 'Meeting room');
  const email = `guest-${Date.now().toString(36)}@example.com`;
  await page.goto(`/w/${slug}/settings/members`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill('not an address');
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await expect(dialog.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('E-mail').fill(email);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await dialog.getByLabel('Invitation link').inputValue();
  expect(link).toContain(`${URL}/invite/`);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('table', { name: 'Invitations' })).toContainText(email);

  const elsewhere = await browser.newContext({ baseURL: URL });
  const guest = await elsewhere.newPage();
  await guest.goto(link);
  await expect(guest.getByText(`You were invited to “Meeting room” as ${email}.`)).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel('Your name').fill('Guest of Honour');
  await guest.getByLabel('Choose a password').fill('first password');
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest).toHaveURL(new RegExp(`/w/${slug}`));
  await page.reload();
  await expect(page.getByRole('row', { name: /Guest of Honour/ })).toBeVisible();

  const other = await browser.newContext({ baseURL: URL });
  const credentials = { data: { email, password: 'first password' }, headers: { origin: URL } };
  expect((await other.request.post('/api/app/sign-in', credentials)).ok()).toBe(true);
  await guest.goto(`/w/${slug}/settings/account`);
  await expectAccessible(guest);
  await guest.getByLabel('Current password').fill('a wrong one');
  await guest.getByLabel('New password').fill('second password');
  await guest.getByRole('button', { name: 'Change the password' }).click();
  await expect(guest.getByLabel('Current password')).toHaveAttribute('aria-invalid', 'true');
  await guest.getByLabel('Current password').fill('first password');
  await guest.getByLabel('New password').fill('second password');
  await guest.getByRole('button', { name: 'Change the password' }).click();
  await expect(guest.getByText('The password is changed').first()).toBeVisible();
  expect((await other.request.get('/api/v1/collections')).status()).toBe(401);
  expect((await other.request.post('/api/app/sign-in', credentials)).status()).toBe(401);
  await guest.reload();
  await expect(guest.getByRole('button', { name: 'Change the password' })).toBeVisible();
  await Promise.all([elsewhere.close(), other.close()]);
});
