'use client';

import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import type { PromptContent, PromptVersion } from '@/lib/prompts/schema';
import { MergePanel } from './merge-panel';
import type { PromptApi } from './prompt-api';

interface ConflictDialogProps {
  api: PromptApi;
  /** The version that came in between; null while there is no conflict. */
  theirs: PromptVersion | null;
  mine: PromptContent;
  baseVersion: number;
  nextVersion: number;
  onClose: () => void;
  /** Saves a content on top of theirs. */
  onSave: (content: PromptContent) => void;
  /** Takes a content into the editor, on top of theirs. */
  onEdit: (content: PromptContent) => void;
  onDiscard: () => void;
}

/** Two people changed one prompt: theirs, mine and what both began from, and the three ways out (F15). */
export function ConflictDialog(props: ConflictDialogProps) {
  const { theirs, onClose } = props;
  return (
    <Dialog
      open={theirs !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="xl"
      title={theirs ? `${theirs.author.name} saved version ${theirs.version} meanwhile` : 'Conflict'}
      description="Nothing of yours was lost and nothing of theirs was overwritten."
    >
      {theirs ? <Conflict key={theirs.version} {...props} theirs={theirs} /> : null}
    </Dialog>
  );
}

function Conflict(props: ConflictDialogProps & { theirs: PromptVersion }) {
  const { api, theirs, mine, baseVersion, onSave, onEdit, onDiscard } = props;
  // This page may not have heard of theirs before.
  const nextVersion = Math.max(props.nextVersion, theirs.version + 1);
  const merge = useQuery({
    queryKey: ['prompt-merge', theirs.prompt, baseVersion, theirs.version, mine],
    queryFn: () => api.merge(mine, baseVersion, theirs.version),
    staleTime: Infinity,
  });
  if (merge.isError) return <p role="alert">{merge.error.message}</p>;
  if (!merge.data) return <Skeleton className="h-64" />;
  return (
    <MergePanel
      merge={merge.data}
      mine={mine}
      names={{ base: baseVersion === 0 ? 'Nothing' : 'Base', theirs: 'Theirs', mine: 'Mine' }}
      actions={(merged) => (
        <>
          <Button variant="destructive-ghost" onClick={onDiscard}>
            Discard mine
          </Button>
          <span className="grow" />
          <Button onClick={() => onSave(mine)}>Save mine as version {nextVersion}</Button>
          <Button onClick={() => onEdit(merged)}>Edit the merged</Button>
          <Button variant="primary" onClick={() => onSave(merged)}>
            Save the merged as version {nextVersion}
          </Button>
        </>
      )}
    />
  );
}
