import { z } from 'zod';
import { db, isUniqueViolation, newId, Prisma, query, sql } from '@/lib/db';
import { ConflictError } from '@/lib/errors';
import {
  connectionLimitsSchema,
  connectionModelSchema,
  connectionTestSchema,
  connectionTimeoutsSchema,
  providerIdSchema,
  type ConnectionLimits,
  type ConnectionModel,
  type ConnectionTest,
  type ConnectionTimeouts,
  type ProviderId,
} from './schema';

/** A connection as the server keeps it. Only this folder sees it: `encryptedKey` goes nowhere else. */
export interface ConnectionRow {
  id: string;
  workspaceId: string;
  provider: ProviderId;
  name: string;
  /** Null where it is the provider's own address. */
  baseUrl: string | null;
  encryptedKey: string | null;
  keyHint: string | null;
  models: ConnectionModel[];
  limits: ConnectionLimits;
  timeouts: ConnectionTimeouts;
  lastTest: ConnectionTest | null;
  createdAt: Date;
  updatedAt: Date;
}

export type ConnectionFields = Pick<
  ConnectionRow,
  'name' | 'baseUrl' | 'encryptedKey' | 'keyHint' | 'models' | 'limits' | 'timeouts'
>;

type Stored = Awaited<ReturnType<ReturnType<typeof db>['connection']['findMany']>>[number];

function toRow(stored: Stored): ConnectionRow {
  const { id, workspaceId, provider, name, baseUrl, encryptedKey, keyHint, lastTest, createdAt, updatedAt } = stored;
  return {
    id,
    workspaceId,
    provider: providerIdSchema.parse(provider),
    name,
    baseUrl,
    encryptedKey,
    keyHint,
    models: z.array(connectionModelSchema).parse(stored.models),
    limits: connectionLimitsSchema.parse(stored.limits),
    timeouts: connectionTimeoutsSchema.parse(stored.timeouts),
    lastTest: connectionTestSchema.nullable().parse(lastTest),
    createdAt,
    updatedAt,
  };
}

/** A name is taken once per workspace; the index in the database has the last word. */
async function unlessTaken<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw new ConflictError(`There is a connection named “${name}” already.`);
    throw error;
  }
}

export async function insertConnection(
  workspaceId: string,
  provider: ProviderId,
  fields: ConnectionFields,
): Promise<ConnectionRow> {
  const data = { id: newId('con'), workspaceId, provider, ...fields };
  return toRow(await unlessTaken(fields.name, () => db().connection.create({ data })));
}

/** The workspace's connections that aren't deleted, oldest first. */
export async function findConnections(workspaceId: string): Promise<ConnectionRow[]> {
  const rows = await db().connection.findMany({ where: { workspaceId, deletedAt: null }, orderBy: { id: 'asc' } });
  return rows.map(toRow);
}

export async function findConnection(workspaceId: string, id: string): Promise<ConnectionRow | null> {
  const row = await db().connection.findFirst({ where: { workspaceId, id, deletedAt: null } });
  return row && toRow(row);
}

/** Every answer of a provider waits for this one. */
export async function findConnectionByName(workspaceId: string, name: string): Promise<ConnectionRow | null> {
  const [row] = await query<Stored>(sql`
    select id, workspace_id as "workspaceId", provider, name, base_url as "baseUrl", encrypted_key as "encryptedKey",
      key_hint as "keyHint", models, limits, timeouts, last_test as "lastTest", created_at as "createdAt", updated_at as "updatedAt",
      deleted_at as "deletedAt"
    from connections where workspace_id = ${workspaceId} and name = ${name} and deleted_at is null limit 1`);
  return row ? toRow(row) : null;
}

/**
 * Changes a connection that is still as `seenAt` says, so that of two edits at once the second learns of the first instead
 * of pairing one's key with the other's address. False where it was changed or deleted meanwhile.
 */
export async function updateConnection(
  workspaceId: string,
  id: string,
  seenAt: Date,
  fields: Partial<ConnectionFields> & { lastTest?: null },
): Promise<boolean> {
  const { lastTest, ...rest } = fields;
  const data = { ...rest, ...(lastTest === null && { lastTest: Prisma.DbNull }) };
  const where = { workspaceId, id, deletedAt: null, updatedAt: seenAt };
  const { count } = await unlessTaken(fields.name ?? '', () => db().connection.updateMany({ where, data }));
  return count > 0;
}

/** Keeps what the last test said. A test is no change: an edit that was begun before it may still be saved. */
export async function saveTest(workspaceId: string, id: string, test: ConnectionTest): Promise<void> {
  const json = JSON.stringify(test);
  await query(
    sql`update connections set last_test = ${json}::jsonb where workspace_id = ${workspaceId} and id = ${id}`,
  );
}

export async function markConnectionDeleted(workspaceId: string, id: string): Promise<boolean> {
  const { count } = await db().connection.updateMany({
    where: { workspaceId, id, deletedAt: null },
    data: { deletedAt: new Date() },
  });
  return count > 0;
}

/** Brings back what was deleted after `since`; false where there is nothing to bring back. */
export async function markConnectionRestored(workspaceId: string, id: string, since: Date): Promise<boolean> {
  const row = await db().connection.findFirst({ where: { workspaceId, id, deletedAt: { gte: since } } });
  if (!row) return false;
  await unlessTaken(row.name, () =>
    db().connection.updateMany({ where: { workspaceId, id }, data: { deletedAt: null } }),
  );
  return true;
}

/** Removes for good, with their keys, the connections that were deleted before `before`. */
export async function purgeDeletedConnections(before: Date): Promise<void> {
  await db().connection.deleteMany({ where: { deletedAt: { lt: before } } });
}

/**
 * What a workspace spent on a calendar day (UTC, `YYYY-MM-DD`), and the most that it may spend in one (null is no cap), in US
 * dollars. One statement, since every answer waits for it.
 */
export async function findSpending(
  workspaceId: string,
  day: string,
): Promise<{ usd: number; dailyCapUsd: number | null }> {
  const [row] = await query<{ usd: number; dailyCapUsd: number | null }>(sql`
    select coalesce(spending.usd, 0) as usd, workspace.daily_cap_usd as "dailyCapUsd"
    from workspaces workspace left join spending on spending.workspace_id = workspace.id and spending.day = ${day}::date
    where workspace.id = ${workspaceId}`);
  return row ?? { usd: 0, dailyCapUsd: null };
}

export async function saveDailyCap(workspaceId: string, dailyCapUsd: number | null): Promise<void> {
  await db().workspace.updateMany({ where: { id: workspaceId }, data: { dailyCapUsd } });
}
