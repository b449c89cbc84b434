import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate, initialiseFromEnvironment, listWorkspaces, setUpOwner, signIn } from '@/lib/auth';
import { db, disconnect, identifier, migrate, query, serveEmbeddedDatabase, sql } from '@/lib/db';

const shared = process.env.DATABASE_URL;
const directory = mkdtempSync(join(tmpdir(), 'bakeoff-first-owner-'));
let own: Awaited<ReturnType<typeof serveEmbeddedDatabase>>;

/** Accounts of other tests would be in the way: these need a database without any. */
beforeAll(async () => {
  own = await serveEmbeddedDatabase(join(directory, 'database'));
  await migrate(own.url, 'prisma/migrations');
  process.env.DATABASE_URL = own.url;
});
afterAll(async () => {
  await disconnect();
  process.env.DATABASE_URL = shared;
  await own.close();
  rmSync(directory, { recursive: true, force: true });
});

const init = { email: 'Owner@example.com', password: 'password123', apiKey: 'bk_0123456789abcdef0123' };

/** What a kill right before this table’s row leaves: the row is refused. */
async function interruptedAt(table: 'api_keys' | 'members', work: () => Promise<unknown>): Promise<void> {
  await query(sql`
    create function refused() returns trigger language plpgsql as 'begin raise exception ''interrupted''; end'`);
  await query(sql`create trigger refused before insert on ${identifier(table)} execute function refused()`);
  await expect(work()).rejects.toThrow();
  await query(sql`drop function refused() cascade`);
}

describe('the first owner', () => {
  it('is made by the next attempt when the first was interrupted, with workspace and key', async () => {
    const setup = { name: 'Ada Lovelace', email: 'ada@example.com', password: 'long enough' };
    await interruptedAt('members', () => setUpOwner(setup));
    await interruptedAt('api_keys', () => initialiseFromEnvironment(init));
    expect(await db().user.count()).toBe(0);
    expect(await db().workspace.count()).toBe(0);

    await expect(initialiseFromEnvironment(init)).resolves.toBe(true);
    const headers = new Headers({ authorization: `Bearer ${init.apiKey}` });
    const access = await authenticate({ headers, workspace: undefined });
    expect(access).toMatchObject({ role: 'owner', workspaceSlug: 'workspace', scopes: ['read', 'write', 'run'] });
    expect(
      (await signIn({ email: 'owner@example.com', password: init.password }, new Headers())).getSetCookie(),
    ).not.toEqual([]);
    await expect(initialiseFromEnvironment(init)).resolves.toBe(false);
  });

  it('is one, when the form is sent twice at once', async () => {
    await db().user.deleteMany();
    await db().workspace.deleteMany();
    const forms = ['ada@example.com', 'grace@example.com'].map((email) =>
      setUpOwner({ name: 'Ada Lovelace', email, password: 'long enough' }),
    );
    const results = await Promise.allSettled(forms);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const made = results.find((result) => result.status === 'fulfilled')!.value;
    expect(await listWorkspaces(made.userId)).toEqual([made.workspace]);
  });
});
