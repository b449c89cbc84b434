'use client';

import { Badge } from '@/components/ui/badge';
import { Progress } from '@/components/ui/progress';
import { Spinner } from '@/components/ui/spinner';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { errorTitle, isOnlyTold, plural } from './format-facts';
import type { Document, Format } from './types';

/** Where a document stands: waiting, read so far, ready (with a word on its warnings), or failed with the reason. */
export function DocumentState({ document, format }: { document: Document; format: Format | undefined }) {
  const { status, error, progress } = document;
  const warnings = document.warnings.filter((warning) => !isOnlyTold(warning));
  if (status === 'queued') {
    return (
      <Badge tone="outline">
        <Spinner /> Waiting
      </Badge>
    );
  }
  if (status === 'processing') {
    const paged = format?.paged ?? false;
    const total = progress.total > 0 ? progress.total : null;
    const done = paged ? progress.done : percent(progress);
    return (
      <Progress
        label="Reading"
        done={done}
        total={total === null ? null : paged ? total : 100}
        unit={paged ? `${format?.pageName ?? 'page'}s` : '%'}
        className="w-40"
      />
    );
  }
  if (status === 'failed') return <Badge tone="destructive">{errorTitle(error?.code ?? '')}</Badge>;
  return (
    <span className="flex flex-wrap gap-1">
      <Badge tone="success">
        <CircleCheck aria-hidden /> Ready
      </Badge>
      {warnings.length > 0 ? (
        <Badge tone="warning" title={warnings.map(({ detail }) => detail).join('\n')}>
          <TriangleAlert aria-hidden /> {plural(warnings.length, 'warning')}
        </Badge>
      ) : null}
    </span>
  );
}

const percent = ({ done, total }: Document['progress']): number => (total > 0 ? Math.round((done / total) * 100) : 0);
