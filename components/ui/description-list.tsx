import type { ReactNode } from 'react';
import { cn } from './cn';

interface DescriptionListProps {
  items: readonly { term: string; value: ReactNode }[];
  className?: string;
}

/** Facts about one thing, as term and value. */
export function DescriptionList({ items, className }: DescriptionListProps) {
  return (
    <dl className={cn('grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm', className)}>
      {items.map((entry) => (
        <div key={entry.term} className="contents">
          <dt className="text-muted-foreground">{entry.term}</dt>
          <dd className="tabular break-words">{entry.value}</dd>
        </div>
      ))}
    </dl>
  );
}
