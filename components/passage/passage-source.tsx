import { cn } from '@/components/ui/cn';
import { FileText } from 'lucide-react';
import type { Passage } from './types';

/** Where a passage stands: document, page, headings. */
export function PassageSource({ passage, className }: { passage: Passage; className?: string }) {
  const place = [passage.page === null ? null : `page ${passage.page}`, ...passage.headingPath].filter(
    (part) => part !== null,
  );
  return (
    <span className={cn('flex min-w-0 items-baseline gap-1.5 text-xs', className)}>
      <FileText className="text-muted-foreground size-3.5 shrink-0 self-center" aria-hidden />
      <span className="min-w-0 truncate font-medium" dir="auto">
        {passage.documentName}
      </span>
      {place.length > 0 ? (
        <span className="text-muted-foreground min-w-0 truncate" dir="auto">
          {place.join(' › ')}
        </span>
      ) : null}
    </span>
  );
}
