import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate, readInvitation } from '@/lib/auth';
import { db, disconnect } from '@/lib/db';
import { callRoute, makeWorkspace, signInAs, type TestMember, type TestWorkspace } from '@/lib/testing';
import { DELETE as revoke } from './api-keys/[id]/route';
import { GET as listKeys, POST as makeKey } from './api-keys/route';
import { DELETE as cancel } from './invitations/[id]/route';
import { GET as listInvitations, POST as invite } from './invitations/route';
import { DELETE as removeMember, PATCH as changeRole } from './members/[userId]/route';
import { GET as listMembers } from './members/route';
import { PATCH as rename } from './workspace/route';
import { POST as makeWorkspaceRoute } from './workspaces/route';

interface Items {
  items: { id: string; userId: string; name: string; role: string; email: string }[];
}
interface Invited {
  id: string;
  url: string;
}
interface MadeKey {
  id: string;
  key: string;
}

let home: TestWorkspace;
let viewer: TestMember;
let editor: TestMember;
let admin: TestMember;

beforeAll(async () => {
  home = await makeWorkspace();
  viewer = await signInAs(home, 'viewer');
  editor = await signInAs(home, 'editor');
  admin = await signInAs(home, 'admin');
});

afterAll(async () => {
  await home.remove();
  await disconnect();
});

const as = (member: TestMember) => ({ headers: member.headers });
const guest = { email: 'guest@example.com', role: 'viewer' };

describe('Members', () => {
  it('are seen by every member, with their roles', async () => {
    const { status, body } = await callRoute<Items>(listMembers, as(viewer));
    expect(status).toBe(200);
    expect(body.items.map((member) => member.role)).toEqual(['owner', 'viewer', 'editor', 'admin']);
  });

  it('are invited and changed by admins only', async () => {
    for (const member of [viewer, editor]) {
      expect(await callRoute(invite, { ...as(member), body: guest })).toMatchObject({ status: 403 });
      expect(await callRoute(listInvitations, as(member))).toMatchObject({ status: 403 });
      const change = { ...as(member), method: 'PATCH', params: { userId: member.userId }, body: { role: 'admin' } };
      expect(await callRoute(changeRole, change)).toMatchObject({ status: 403 });
      const removal = { ...as(member), method: 'DELETE', params: { userId: admin.userId } };
      expect(await callRoute(removeMember, removal)).toMatchObject({ status: 403 });
      expect(await callRoute(rename, { ...as(member), method: 'PATCH', body: { name: 'Mine' } })).toMatchObject({
        status: 403,
      });
    }
  });

  it('that are admins neither make nor remove an owner', async () => {
    const promote = { ...as(admin), method: 'PATCH', params: { userId: editor.userId }, body: { role: 'owner' } };
    expect(await callRoute(changeRole, promote)).toMatchObject({ status: 403 });
    const params = { userId: home.access.userId };
    expect(await callRoute(removeMember, { ...as(admin), method: 'DELETE', params })).toMatchObject({ status: 403 });
  });

  it('may leave, but for the last owner', async () => {
    const leaver = await signInAs(home, 'viewer');
    const leave = { method: 'DELETE', params: { userId: leaver.userId } };
    expect(await callRoute(removeMember, { ...as(leaver), ...leave })).toMatchObject({ status: 204 });
    expect(await callRoute(listMembers, as(leaver))).toMatchObject({ status: 401 });
    const last = { apiKey: home.apiKey, method: 'DELETE', params: { userId: home.access.userId } };
    expect(await callRoute(removeMember, last)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('of another workspace don’t exist', async () => {
    const other = await makeWorkspace();
    const call = { ...as(admin), params: { userId: other.access.userId } };
    expect(await callRoute(removeMember, { ...call, method: 'DELETE' })).toMatchObject({ status: 404 });
    expect(await callRoute(changeRole, { ...call, method: 'PATCH', body: { role: 'viewer' } })).toMatchObject({
      status: 404,
    });
    await other.remove();
  });

  it('lose their sessions with a new role', async () => {
    const promoted = await signInAs(home, 'viewer');
    const change = { ...as(admin), method: 'PATCH', params: { userId: promoted.userId }, body: { role: 'editor' } };
    expect(await callRoute(changeRole, change)).toMatchObject({ status: 204 });
    expect(await callRoute(listMembers, as(promoted))).toMatchObject({ status: 401 });
  });
});

describe('Invitations', () => {
  it('are listed without their link, and dead once they are taken back', async () => {
    const made = await callRoute<Invited>(invite, { ...as(admin), body: guest });
    expect(made.status).toBe(201);
    const token = made.body.url.split('/').pop() ?? '';
    await expect(readInvitation(token)).resolves.toMatchObject({ email: 'guest@example.com', role: 'viewer' });
    const listed = await callRoute<Items>(listInvitations, as(admin));
    expect(listed.body.items).toMatchObject([{ id: made.body.id, email: 'guest@example.com' }]);
    expect(JSON.stringify(listed.body)).not.toContain(token);
    const params = { id: made.body.id };
    expect(await callRoute(cancel, { ...as(admin), method: 'DELETE', params })).toMatchObject({ status: 204 });
    await expect(readInvitation(token)).rejects.toMatchObject({ status: 404 });
    expect(await callRoute(cancel, { ...as(admin), method: 'DELETE', params })).toMatchObject({ status: 404 });
  });

  it('never make an owner', async () => {
    expect(await callRoute(invite, { ...as(admin), body: { ...guest, role: 'owner' } })).toMatchObject({ status: 422 });
  });
});

describe('API keys', () => {
  const wanted = { name: 'Program', scopes: ['read', 'write'] };

  it('are made by editors and higher, under their own rights, and never by viewers or other keys', async () => {
    expect(await callRoute(makeKey, { ...as(viewer), body: wanted })).toMatchObject({ status: 403 });
    expect(await callRoute(makeKey, { apiKey: home.apiKey, body: wanted })).toMatchObject({ status: 403 });
    const made = await callRoute<MadeKey>(makeKey, { ...as(editor), body: wanted });
    expect(made.status).toBe(201);
    const headers = new Headers({ authorization: `Bearer ${made.body.key}` });
    await expect(authenticate({ headers, workspace: undefined })).resolves.toMatchObject({ role: 'editor' });
    const listed = await callRoute<Items>(listKeys, as(viewer));
    expect(listed.body.items.map((key) => key.name)).toContain('Program');
    expect(JSON.stringify(listed.body)).not.toContain(made.body.key);
  });

  it('are revoked by their maker and by admins, not by others', async () => {
    const mine = await callRoute<MadeKey>(makeKey, { ...as(admin), body: wanted });
    const call = { method: 'DELETE', params: { id: mine.body.id } };
    expect(await callRoute(revoke, { ...as(editor), ...call })).toMatchObject({ status: 404 });
    expect(await callRoute(revoke, { ...as(admin), ...call })).toMatchObject({ status: 204 });
    const editors = await callRoute<MadeKey>(makeKey, { ...as(editor), body: wanted });
    const params = { id: editors.body.id };
    expect(await callRoute(revoke, { ...as(admin), method: 'DELETE', params })).toMatchObject({ status: 204 });
  });

  it('are not kept for a repeated Idempotency-Key, which makes no second one', async () => {
    const call = { headers: { ...editor.headers, 'idempotency-key': 'once' }, body: wanted };
    const made = await callRoute<MadeKey>(makeKey, call);
    expect(made.status).toBe(201);
    expect(await callRoute(makeKey, call)).toMatchObject({ status: 409 });
    expect(JSON.stringify(await db().idempotentRequest.findMany())).not.toContain(made.body.key);
  });
});

describe('Workspaces', () => {
  it('are renamed by an admin and keep their address', async () => {
    const answer = await callRoute(rename, { ...as(admin), method: 'PATCH', body: { name: 'Renamed' } });
    expect(answer).toMatchObject({ status: 200, body: { name: 'Renamed', slug: home.access.workspaceSlug } });
  });

  it('are made by people, who own them, and not by keys', async () => {
    const body = { name: 'A second one' };
    expect(await callRoute(makeWorkspaceRoute, { apiKey: home.apiKey, body })).toMatchObject({ status: 403 });
    const made = await callRoute<{ id: string }>(makeWorkspaceRoute, { ...as(viewer), body });
    expect(made).toMatchObject({ status: 201, body: { name: 'A second one', role: 'owner' } });
    await db().workspace.delete({ where: { id: made.body.id } });
  });
});
