import { db, escapeLike, newId } from '@/lib/db';
import { shareIncludeSchema, snapshotSchema, type ShareInclude, type Snapshot } from './schema';

export interface ShareRow {
  id: string;
  kind: string;
  title: string;
  include: ShareInclude;
  passwordHash: string | null;
  expiresAt: Date;
  revokedAt: Date | null;
  createdAt: Date;
}

const fields = {
  id: true,
  kind: true,
  title: true,
  include: true,
  passwordHash: true,
  expiresAt: true,
  revokedAt: true,
  createdAt: true,
} as const;

const asShare = <Row extends { include: unknown }>(row: Row) => ({
  ...row,
  include: shareIncludeSchema.parse(row.include),
});

interface NewShare {
  tokenHash: string;
  sourceId: string;
  snapshot: Snapshot;
  include: ShareInclude;
  passwordHash: string | null;
  expiresAt: Date;
  createdBy: string;
}

export async function insertShare(workspaceId: string, share: NewShare): Promise<ShareRow> {
  const { kind, title } = share.snapshot;
  const row = await db().share.create({
    data: { id: newId('shr'), workspaceId, kind, title, ...share },
    select: fields,
  });
  return asShare(row);
}

/** The newest first, those older than `before`. */
export async function selectShares(workspaceId: string, limit: number, before?: string): Promise<ShareRow[]> {
  const rows = await db().share.findMany({
    where: { workspaceId, ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
    select: fields,
  });
  return rows.map(asShare);
}

export function findShareTitles(workspaceId: string, part: string, limit: number) {
  // Prisma hands `%` and `_` on as wildcards.
  const title = { contains: escapeLike(part), mode: 'insensitive' as const };
  return db().share.findMany({
    where: { workspaceId, title },
    orderBy: { id: 'desc' },
    take: limit,
    select: { id: true, title: true },
  });
}

/** Of a prompt's versions, or of one of these comparisons; the newest first. */
export async function selectSharesOf(
  workspaceId: string,
  { prompt, comparisons }: { prompt: string; comparisons: readonly string[] },
  limit: number,
): Promise<(ShareRow & { sourceId: string })[]> {
  const rows = await db().share.findMany({
    where: {
      workspaceId,
      OR: [
        // Prisma hands `%` and `_` on as wildcards.
        { kind: 'prompt', sourceId: { startsWith: `${escapeLike(prompt)}@` } },
        { kind: 'comparison', sourceId: { in: [...comparisons] } },
      ],
    },
    orderBy: { id: 'desc' },
    take: limit,
    select: { ...fields, sourceId: true },
  });
  return rows.map(asShare);
}

/** @returns whether there was such a share that was not revoked */
export async function markRevoked(workspaceId: string, id: string): Promise<boolean> {
  const { count } = await db().share.updateMany({
    where: { workspaceId, id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count > 0;
}

/** By the hash of its token: the one query without a workspace, because the token is all that its reader has. */
export async function findOpenShare(tokenHash: string, now: Date): Promise<(ShareRow & { snapshot: Snapshot }) | null> {
  const row = await db().share.findFirst({
    where: { tokenHash, revokedAt: null, expiresAt: { gt: now } },
    select: { ...fields, snapshot: true },
  });
  return row && { ...asShare(row), snapshot: snapshotSchema.parse(row.snapshot) };
}
