import type { z } from 'zod';
import { listMembers } from '@/lib/auth';
import type { Access } from '@/lib/auth/schema';
import { ForbiddenError, NotFoundError, ValidationError } from '@/lib/errors';
import { actorOf } from './actor';
import { findComment, insertComment, selectComments, updateComment, type CommentRow } from './comments/store';
import { UNDO_MS } from './delete-prompt';
import { requirePrompt } from './describe-version';
import { findMentions } from './find-mentions';
import { findSelected } from './get-version';
import type { Comment, createCommentSchema, updateCommentSchema } from './schema';

/** What was said about a prompt's versions, oldest first. */
export async function listComments(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  version?: number,
): Promise<Comment[]> {
  const prompt = await requirePrompt(access.workspaceId, name);
  return (await selectComments(access.workspaceId, prompt.id, version)).map(describe);
}

/**
 * Says something about a version, or answers what was said. Threads are one level deep: an answer to an answer belongs to the same
 * thread. `@Name` mentions the member of that name.
 */
export async function addComment(
  access: Access,
  name: string,
  input: z.infer<typeof createCommentSchema>,
): Promise<Comment> {
  const { workspaceId } = access;
  const prompt = await requirePrompt(workspaceId, name);
  await findSelected(workspaceId, prompt, { version: input.version });
  const parent = input.parentId === undefined ? null : await findComment(workspaceId, prompt.id, input.parentId);
  if (input.parentId !== undefined && parent?.version !== input.version) {
    throw new ValidationError([{ path: 'parentId', message: 'is no comment on this version' }]);
  }
  const comment = {
    version: input.version,
    parentId: parent ? (parent.parentId ?? parent.id) : null,
    body: input.body,
    mentions: findMentions(input.body, await listMembers(access)),
  };
  return describe(await insertComment(workspaceId, prompt.id, comment, actorOf(access)));
}

/**
 * Changes what was said, or marks a thread as settled.
 *
 * @throws ForbiddenError where somebody else changes the words
 */
export async function changeComment(
  access: Access,
  name: string,
  id: string,
  changes: z.infer<typeof updateCommentSchema>,
): Promise<Comment> {
  const { workspaceId } = access;
  const comment = await requireComment(access, name, id);
  if (changes.body !== undefined && comment.authorId !== access.userId) {
    throw new ForbiddenError('Only its author changes the words of a comment.');
  }
  await updateComment(workspaceId, id, {
    ...(changes.body === undefined
      ? {}
      : {
          body: changes.body,
          mentions: findMentions(changes.body, await listMembers(access)),
          editedAt: new Date(),
        }),
    ...(changes.resolved === undefined ? {} : { resolvedAt: changes.resolved ? new Date() : null }),
  });
  return describe(await requireComment(access, name, id));
}

/** Takes a comment away; it can be brought back for 10 minutes. Its author does that, or an admin. */
export async function deleteComment(access: Access, name: string, id: string): Promise<void> {
  mayTakeAway(access, await requireComment(access, name, id));
  await updateComment(access.workspaceId, id, { deletedAt: new Date() });
}

export async function restoreComment(access: Access, name: string, id: string): Promise<Comment> {
  const comment = await requireComment(access, name, id, new Date(Date.now() - UNDO_MS));
  mayTakeAway(access, comment);
  await updateComment(access.workspaceId, id, { deletedAt: null });
  return describe(comment);
}

function mayTakeAway(access: Access, comment: CommentRow): void {
  const isAdmin = access.role === 'admin' || access.role === 'owner';
  if (comment.authorId !== access.userId && !isAdmin) {
    throw new ForbiddenError('Only its author or an admin takes a comment away.');
  }
}

async function requireComment(access: Access, name: string, id: string, deletedSince?: Date): Promise<CommentRow> {
  const prompt = await requirePrompt(access.workspaceId, name);
  const comment = await findComment(access.workspaceId, prompt.id, id, deletedSince);
  if (!comment) throw new NotFoundError('Comment', id);
  return comment;
}

function describe({ authorId, authorName, createdAt, editedAt, resolvedAt, ...row }: CommentRow): Comment {
  return {
    ...row,
    author: { id: authorId, name: authorName },
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    resolvedAt: resolvedAt?.toISOString() ?? null,
  };
}
