import { isUniqueViolation, db, Prisma } from '@/lib/db';

interface Once {
  workspaceId: string;
  key: string;
  route: string;
  requestHash: string;
}

/** A request that is still unanswered after so long belongs to a process that is gone. */
const ABANDONED_MS = 10 * 60_000;
const KEPT_MS = 24 * 3_600_000;

/**
 * Claims an idempotency key.
 *
 * @returns null where this request is the first; the first one's answer; `running` while there is none yet; `other` where the
 *   key was used for something else
 */
export async function beginOnce(once: Once): Promise<null | 'running' | 'other' | { status: number; body: unknown }> {
  const id = { workspaceId: once.workspaceId, key: once.key };
  try {
    await db().idempotentRequest.create({ data: once });
    return null;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const earlier = await db().idempotentRequest.findUnique({ where: { workspaceId_key: id } });
  if (!earlier) return beginOnce(once);
  const age = Date.now() - earlier.createdAt.getTime();
  if (age > KEPT_MS || (earlier.status === null && age > ABANDONED_MS)) {
    await db().idempotentRequest.deleteMany({ where: { ...id, createdAt: earlier.createdAt } });
    return beginOnce(once);
  }
  if (earlier.route !== once.route || earlier.requestHash !== once.requestHash) return 'other';
  return earlier.status === null ? 'running' : { status: earlier.status, body: earlier.body };
}

export async function endOnce(once: Once, status: number, body: unknown): Promise<void> {
  await db().idempotentRequest.updateMany({
    where: { workspaceId: once.workspaceId, key: once.key },
    data: {
      status,
      body: body === undefined ? Prisma.DbNull : (JSON.parse(JSON.stringify(body)) as Prisma.InputJsonValue),
    },
  });
}

/** Gives the key back after an error, so that the same request can be tried again. */
export async function forgetOnce(once: Once): Promise<void> {
  await db().idempotentRequest.deleteMany({ where: { workspaceId: once.workspaceId, key: once.key } });
}

/** Drops the keys that are past their day. */
export async function purgeOnce(): Promise<void> {
  await db().idempotentRequest.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - KEPT_MS) } } });
}
