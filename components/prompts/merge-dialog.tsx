'use client';

import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import type { BranchMerge, PromptContent } from '@/lib/prompts/schema';
import { MergePanel } from './merge-panel';
import type { PromptApi } from './prompt-api';

interface MergeDialogProps {
  api: PromptApi;
  /** Null while closed. */
  path: { from: string; into: string } | null;
  onClose: () => void;
  onSave: (content: PromptContent, merge: BranchMerge) => void;
  /** Takes the merged content into the editor of the branch that it goes into. */
  onEdit: (content: PromptContent, merge: BranchMerge) => void;
}

/** Brings one branch into another: what comes out, and the places that both changed. */
export function MergeDialog({ api, path, onClose, onSave, onEdit }: MergeDialogProps) {
  return (
    <Dialog
      open={path !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="xl"
      title={path ? `Merge ${path.from} into ${path.into}` : 'Merge'}
      description="The result becomes the next version; both branches stay as they are."
    >
      {path ? <Merge key={`${path.from}:${path.into}`} api={api} path={path} onSave={onSave} onEdit={onEdit} /> : null}
    </Dialog>
  );
}

type MergeProps = Pick<MergeDialogProps, 'api' | 'onSave' | 'onEdit'> & { path: { from: string; into: string } };

function Merge({ api, path, onSave, onEdit }: MergeProps) {
  const preview = useQuery({
    queryKey: ['prompt-branch-merge', api.path, path.from, path.into],
    queryFn: () => api.previewMerge(path),
    gcTime: 0,
  });
  if (preview.isError) return <p role="alert">{preview.error.message}</p>;
  if (!preview.data) return <Skeleton className="h-64" />;
  const merge = preview.data;
  if (merge.isMerged) {
    return (
      <p className="text-sm">
        {path.into} has everything of {path.from} already.
      </p>
    );
  }
  const names = {
    base: merge.baseVersion === null ? 'Nothing' : `Base (${merge.baseVersion})`,
    theirs: `${path.into} (${merge.intoVersion})`,
    mine: `${path.from} (${merge.fromVersion})`,
  };
  return (
    <MergePanel
      merge={merge}
      mine={merge.mine}
      names={names}
      actions={(merged) => (
        <>
          <Button onClick={() => onEdit(merged, merge)}>Edit the merged</Button>
          <Button variant="primary" onClick={() => onSave(merged, merge)}>
            Merge into {path.into}
          </Button>
        </>
      )}
    />
  );
}
