'use client';

import { Check, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Comment } from '@/lib/prompts/schema';
import { CommentForm } from './comment-form';
import type { useComments } from './use-comments';

interface VersionCommentsProps {
  workspaceId: string;
  version: number;
  talk: ReturnType<typeof useComments>;
  mayWrite: boolean;
  /** The person's own id, for what only they may change. */
  userId: string;
}

/** What is said about a version, in threads. */
export function VersionComments({ workspaceId, version, talk, mayWrite, userId }: VersionCommentsProps) {
  const own = talk.comments.filter((comment) => comment.version === version);
  const threads = own.filter((comment) => comment.parentId === null);
  const orphans = own.filter((comment) => comment.parentId !== null && !own.some(({ id }) => id === comment.parentId));
  return (
    <section aria-label="Comments" className="flex flex-col gap-3">
      <h3 className="text-sm font-semibold">Comments</h3>
      {own.length === 0 && !talk.isLoading ? (
        <p className="text-muted-foreground text-sm">Nobody has said anything about this version.</p>
      ) : null}
      {[...threads, ...orphans].map((first) => (
        <Thread
          key={first.id}
          first={first}
          answers={own.filter((comment) => comment.parentId === first.id)}
          workspaceId={workspaceId}
          talk={talk}
          mayWrite={mayWrite}
          userId={userId}
        />
      ))}
      {mayWrite ? (
        <CommentForm
          workspaceId={workspaceId}
          label="Comment on this version"
          action="Comment"
          onSend={(body) => talk.add(version, body)}
        />
      ) : null}
    </section>
  );
}

interface ThreadProps extends Omit<VersionCommentsProps, 'version'> {
  first: Comment;
  answers: readonly Comment[];
}

function Thread({ first, answers, workspaceId, talk, mayWrite, userId }: ThreadProps) {
  const [isAnswering, setAnswering] = useState(false);
  const isResolved = first.resolvedAt !== null;
  return (
    <div className={cn('flex flex-col gap-2 rounded-md border p-3', isResolved && 'bg-sunken')}>
      {isResolved ? <Callout tone="success" title="Settled" /> : null}
      {[first, ...answers].map((comment) => (
        <Said
          key={comment.id}
          comment={comment}
          isOwn={comment.author.id === userId}
          workspaceId={workspaceId}
          talk={talk}
          mayWrite={mayWrite}
        />
      ))}
      {mayWrite ? (
        isAnswering ? (
          <CommentForm
            workspaceId={workspaceId}
            label={`Answer to ${first.author.name}`}
            action="Answer"
            onCancel={() => setAnswering(false)}
            onSend={async (body) => {
              const isDone = await talk.add(first.version, body, first.id);
              if (isDone) setAnswering(false);
              return isDone;
            }}
          />
        ) : (
          <div className="flex gap-2">
            <Button size="sm" onClick={() => setAnswering(true)}>
              Answer
            </Button>
            <Button size="sm" variant="ghost" onClick={() => void talk.change(first.id, { resolved: !isResolved })}>
              {isResolved ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
              {isResolved ? 'Open again' : 'Settle'}
            </Button>
          </div>
        )
      ) : null}
    </div>
  );
}

interface SaidProps {
  comment: Comment;
  isOwn: boolean;
  workspaceId: string;
  talk: ReturnType<typeof useComments>;
  mayWrite: boolean;
}

function Said({ comment, isOwn, workspaceId, talk, mayWrite }: SaidProps) {
  const [isEditing, setEditing] = useState(false);
  return (
    <article aria-label={`${comment.author.name} said`} className="flex flex-col gap-1 text-sm">
      <p className="text-muted-foreground flex flex-wrap items-center gap-x-2 text-xs">
        <span className="text-foreground font-medium">{comment.author.name}</span>
        <RelativeTime iso={comment.createdAt} />
        {comment.editedAt ? <span>edited</span> : null}
        {isOwn && mayWrite && !isEditing ? (
          <>
            <span className="grow" />
            <button type="button" className="min-h-6 hover:underline" onClick={() => setEditing(true)}>
              Edit
            </button>
            <button type="button" className="min-h-6 hover:underline" onClick={() => void talk.remove(comment)}>
              Delete
            </button>
          </>
        ) : null}
      </p>
      {isEditing ? (
        <CommentForm
          workspaceId={workspaceId}
          label="Your comment"
          action="Save"
          initial={comment.body}
          onCancel={() => setEditing(false)}
          onSend={async (body) => {
            const isDone = await talk.change(comment.id, { body });
            if (isDone) setEditing(false);
            return isDone;
          }}
        />
      ) : (
        <p dir="auto" className="break-words whitespace-pre-wrap">
          {comment.body}
        </p>
      )}
    </article>
  );
}
