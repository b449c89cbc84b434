import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db, disconnect } from '@/lib/db';
import {
  acceptInvitation,
  authenticate,
  changeRole,
  createApiKey,
  createInvitation,
  createWorkspace,
  initialiseFromEnvironment,
  listMembers,
  removeMember,
  resetPassword,
  revokeApiKey,
  setUpOwner,
  signIn,
  signedInUser,
} from '@/lib/auth';
import { makeWorkspace, signInAs, type TestWorkspace } from '@/lib/testing';

const bearer = (key: string) => ({ headers: new Headers({ authorization: `Bearer ${key}` }), workspace: undefined });
const cookieOf = (headers: Headers) =>
  new Headers({
    cookie: headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  });

let home: TestWorkspace;
beforeAll(async () => {
  home = await makeWorkspace();
});
afterAll(async () => {
  await home.remove();
  await disconnect();
});

describe('API keys', () => {
  it('open their workspace with their scopes until they are revoked', async () => {
    const created = await createApiKey(home.access, { name: 'CI', scopes: ['read'] });
    await expect(authenticate(bearer(created.key))).resolves.toMatchObject({
      workspaceId: home.workspaceId,
      scopes: ['read'],
      kind: 'key',
    });
    await revokeApiKey(home.access, created.id);
    await expect(authenticate(bearer(created.key))).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(revokeApiKey(home.access, created.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('end when they expire', async () => {
    const created = await createApiKey(home.access, {
      name: 'Old',
      scopes: ['read'],
      expiresAt: '2020-01-01T00:00:00Z',
    });
    await expect(authenticate(bearer(created.key))).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('are stored as a hash only', async () => {
    const created = await createApiKey(home.access, { name: 'Hashed', scopes: ['read'] });
    const rows = await db().apiKey.findMany();
    expect(JSON.stringify(rows)).not.toContain(created.key);
    expect(JSON.stringify(rows)).toContain(created.key.slice(-4));
  });

  it.each(['', 'Bearer', 'Bearer short', 'Basic abc', 'Bearer bk_0000000000000000000000000000'])(
    'refuse %j',
    async (authorization) => {
      await expect(
        authenticate({ headers: new Headers({ authorization }), workspace: undefined }),
      ).rejects.toMatchObject({ status: 401 });
    },
  );
});

describe('accounts', () => {
  it('are not made by the set-up form or the environment once there is one', async () => {
    const person = { name: 'Late', email: 'late@example.com', password: 'long enough' };
    await expect(setUpOwner(person)).rejects.toMatchObject({ code: 'conflict' });
    await expect(initialiseFromEnvironment({ ...person, apiKey: undefined })).resolves.toBe(false);
  });

  it('join by an invitation, once, and sign in; a removed member loses session and keys at once', async () => {
    const { url } = await createInvitation(home.access, { email: 'guest@example.com', role: 'editor' });
    const token = url.split('/').pop()!;
    const { cookies, slug } = await acceptInvitation(
      { token, name: 'Guest', password: 'guest password' },
      new Headers(),
    );
    expect(slug).toBe(home.access.workspaceSlug);
    await expect(
      acceptInvitation({ token, name: 'Guest', password: 'guest password' }, new Headers()),
    ).rejects.toMatchObject({ status: 404 });

    const session = { headers: cookieOf(cookies), workspace: home.workspaceId };
    const access = await authenticate(session);
    expect(access).toMatchObject({ role: 'editor', kind: 'session' });
    const { key } = await createApiKey(access, { name: 'Guest', scopes: ['read'] });

    await removeMember(home.access, access.userId);
    await expect(authenticate(session)).rejects.toMatchObject({ status: 401 });
    await expect(authenticate(bearer(key))).rejects.toMatchObject({ status: 401 });
  });

  it('keep at least one owner in a workspace', async () => {
    await expect(removeMember(home.access, home.access.userId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(changeRole(home.access, home.access.userId, 'viewer')).rejects.toMatchObject({ code: 'conflict' });
    expect(await listMembers(home.access)).toMatchObject([{ userId: home.access.userId, role: 'owner' }]);
  });

  it('get the same answer for an unknown address and a wrong password, and a new password ends old sessions', async () => {
    const { url } = await createInvitation(home.access, { email: 'locked@example.com', role: 'viewer' });
    const { cookies } = await acceptInvitation(
      { token: url.split('/').pop()!, name: 'Locked', password: 'first password' },
      new Headers(),
    );
    const wrong = await signIn({ email: 'locked@example.com', password: 'wrong' }, new Headers()).catch(
      (error: Error) => error.message,
    );
    const unknown = await signIn({ email: 'nobody@example.com', password: 'wrong' }, new Headers()).catch(
      (error: Error) => error.message,
    );
    expect(wrong).toBe(unknown);
    expect(await signedInUser(cookieOf(cookies))).toMatchObject({ email: 'locked@example.com' });
    await resetPassword('locked@example.com', 'second password');
    expect(await signedInUser(cookieOf(cookies))).toBeNull();
    const again = await signIn({ email: 'locked@example.com', password: 'second password' }, new Headers());
    expect(await signedInUser(cookieOf(again))).toMatchObject({ email: 'locked@example.com' });
  });

  it('stay signed in for as long as they come back within a week', async () => {
    const guest = await signInAs(home, 'viewer');
    const due = new Date(Date.now() + 5 * 24 * 3_600_000);
    await db().session.updateMany({ where: { userId: guest.userId }, data: { expiresAt: due } });
    const until = async () => (await db().session.findFirstOrThrow({ where: { userId: guest.userId } })).expiresAt;
    // A page can't set a cookie, so it leaves this to the requests that follow.
    await signedInUser(new Headers(guest.headers));
    expect(await until()).toEqual(due);
    const cookies: string[] = [];
    const credentials = { headers: new Headers(guest.headers), workspace: home.workspaceId };
    await authenticate(credentials, (cookie) => void cookies.push(cookie));
    expect((await until()).getTime()).toBeGreaterThan(due.getTime());
    expect(cookies.join()).toMatch(/bakeoff\.session_token=.*Max-Age=604800/i);
    await authenticate(credentials, () => expect.fail('prolonged twice'));
  });

  it('may have a second workspace, and see no other’s', async () => {
    const second = await createWorkspace(home.access.userId, 'Second team');
    expect(second.slug).toBe('second-team');
    const other = await makeWorkspace();
    const { url } = await createInvitation(home.access, { email: 'two@example.com', role: 'viewer' });
    const { cookies } = await acceptInvitation(
      { token: url.split('/').pop()!, name: 'Two', password: 'two password' },
      new Headers(),
    );
    const headers = cookieOf(cookies);
    await expect(authenticate({ headers, workspace: home.workspaceId })).resolves.toMatchObject({ role: 'viewer' });
    for (const workspace of [second.id, other.workspaceId, other.access.workspaceSlug]) {
      await expect(authenticate({ headers, workspace })).rejects.toMatchObject({ status: 404 });
    }
    await other.remove();
  });
});
