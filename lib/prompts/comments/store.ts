import { db, newId, transaction } from '@/lib/db';
import { recordActivity, type Actor } from '../changes/store';

export interface CommentRow {
  id: string;
  version: number;
  parentId: string | null;
  body: string;
  mentions: string[];
  authorId: string | null;
  authorName: string;
  createdAt: Date;
  editedAt: Date | null;
  resolvedAt: Date | null;
}

const fields = {
  id: true,
  version: true,
  parentId: true,
  body: true,
  mentions: true,
  authorId: true,
  authorName: true,
  createdAt: true,
  editedAt: true,
  resolvedAt: true,
} as const;

/** The most comments that one prompt shows. */
export const MAX_COMMENTS = 1_000;

export function selectComments(workspaceId: string, promptId: string, version?: number): Promise<CommentRow[]> {
  return db().promptComment.findMany({
    where: { workspaceId, promptId, deletedAt: null, ...(version === undefined ? {} : { version }) },
    orderBy: { id: 'asc' },
    take: MAX_COMMENTS,
    select: fields,
  });
}

export function findComment(workspaceId: string, promptId: string, id: string, deletedSince?: Date) {
  const deletedAt = deletedSince ? { gte: deletedSince } : null;
  return db().promptComment.findFirst({ where: { workspaceId, promptId, id, deletedAt }, select: fields });
}

/** Writes a comment down, and in the activity that it was made. */
export async function insertComment(
  workspaceId: string,
  promptId: string,
  comment: { version: number; parentId: string | null; body: string; mentions: string[] },
  actor: Actor,
): Promise<CommentRow> {
  const id = newId('pcm');
  const row = await db().promptComment.create({
    data: { id, workspaceId, promptId, ...comment, authorId: actor.id, authorName: actor.name },
    select: fields,
  });
  await transaction((on) =>
    recordActivity(on, workspaceId, promptId, actor, {
      kind: 'commented',
      version: comment.version,
      data: { commentId: id, mentions: comment.mentions, message: comment.body.slice(0, 300).toWellFormed() },
    }),
  );
  return row;
}

export async function updateComment(
  workspaceId: string,
  id: string,
  changes: {
    body?: string;
    mentions?: string[];
    editedAt?: Date;
    resolvedAt?: Date | null;
    deletedAt?: Date | null;
  },
): Promise<void> {
  await db().promptComment.updateMany({ where: { workspaceId, id }, data: changes });
}
