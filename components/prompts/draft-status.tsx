import { CloudAlert, CloudCheck, LoaderCircle } from 'lucide-react';
import type { DraftState } from './use-draft';

/** Where what was typed is kept just now. */
export function DraftStatus({ state, baseVersion }: { state: DraftState; baseVersion: number }) {
  const icons = {
    none: null,
    pending: <LoaderCircle className="size-3.5" aria-hidden />,
    kept: <CloudCheck className="text-success-text size-3.5" aria-hidden />,
    failed: <CloudAlert className="text-destructive-text size-3.5" aria-hidden />,
  };
  const words = {
    none: baseVersion === 0 ? 'Not saved yet' : `Same as version ${baseVersion}`,
    pending: 'Keeping draft…',
    kept: 'Draft kept',
    failed: 'Kept in this browser only',
  };
  return (
    <span
      className="text-muted-foreground mr-1 flex items-center gap-1.5 text-xs"
      title={state.kind === 'failed' ? state.detail : undefined}
      data-draft={state.kind}
    >
      {icons[state.kind]}
      {words[state.kind]}
    </span>
  );
}
