import { Badge } from '@/components/ui/badge';
import type { Imported } from '@/lib/prompts/schema';

const WORDS = {
  new: { text: 'new', tone: 'success' },
  changed: { text: 'next version', tone: 'primary' },
  same: { text: 'the same', tone: 'outline' },
  conflict: { text: 'conflict', tone: 'warning' },
  refused: { text: 'not read', tone: 'destructive' },
} as const;

/** What each file becomes, and what of it can't be carried. */
export function ImportPreview({ items }: { items: readonly Imported[] }) {
  return (
    <ul aria-label="What would be imported" className="divide-border divide-y rounded-md border">
      {items.map((item) => (
        <li key={`${item.path}:${item.name ?? ''}`} className="flex flex-col gap-1 px-3 py-2 text-sm">
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone={WORDS[item.status].tone}>{WORDS[item.status].text}</Badge>
            <span className="min-w-0 font-medium break-all">{item.name ?? item.path}</span>
            <span className="text-muted-foreground text-xs break-all">
              {item.path}
              {item.format ? ` · ${item.format}` : ''}
              {item.version === null ? '' : ` · version ${item.version}`}
            </span>
          </span>
          {item.problem ? <span className="text-destructive-text text-xs break-words">{item.problem}</span> : null}
          {item.lost.length > 0 ? (
            <span className="text-warning-text text-xs break-words">Not carried: {item.lost.join('; ')}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
