import { auth } from './better-auth';

/** Makes an account with a password, as better-auth's own sign-up does; sign-up itself is closed to the outside. */
export async function createUser(person: { name: string; email: string; password: string }): Promise<{ id: string }> {
  const context = await auth().$context;
  const user = await context.internalAdapter.createUser(
    { name: person.name, email: person.email, emailVerified: true },
    { method: 'email-password' },
  );
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await context.password.hash(person.password),
  });
  return { id: user.id };
}
