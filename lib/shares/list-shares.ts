import type { Access } from '@/lib/auth/schema';
import type { Share } from './schema';
import { findShareTitles, selectShares, type ShareRow } from './store';

/** The newest first. The cursor is the last id of the page before. */
export async function listShares(
  access: Pick<Access, 'workspaceId'>,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ items: Share[]; nextCursor: string | null }> {
  const rows = await selectShares(access.workspaceId, page.limit + 1, page.cursor);
  const now = new Date();
  const items = rows.slice(0, page.limit).map((row) => describeShare(row, now));
  return { items, nextCursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null };
}

/** The ten newest whose title holds these words. */
export async function findSharesByTitle({ workspaceId }: Pick<Access, 'workspaceId'>, part: string) {
  return findShareTitles(workspaceId, part, 10);
}

/** A stored share as its workspace sees it: neither the token nor what it shows. */
export function describeShare(row: ShareRow, now: Date): Share {
  return {
    id: row.id,
    kind: row.kind === 'prompt' ? 'prompt' : 'comparison',
    title: row.title,
    include: row.include,
    hasPassword: row.passwordHash !== null,
    status: row.revokedAt ? 'revoked' : row.expiresAt <= now ? 'expired' : 'active',
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}
