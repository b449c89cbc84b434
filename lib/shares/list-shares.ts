import type { Access } from '@/lib/auth/schema';
import type { Share } from './schema';
import { findShareTitles, selectShares, selectSharesOf, type ShareRow } from './store';

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

/** The newest shares of a prompt's versions or of these comparisons, with the version where they are of one. */
export async function findSharesOf(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  of: { prompt: string; comparisons: readonly string[] },
  limit: number,
): Promise<(Share & { version: number | null })[]> {
  const now = new Date();
  const rows = await selectSharesOf(workspaceId, of, limit);
  return rows.map((row) => ({
    ...describeShare(row, now),
    version: row.kind === 'prompt' ? Number(row.sourceId.slice(of.prompt.length + 1)) : null,
  }));
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
