import { cn } from '@/components/ui/cn';
import type { DiffPart } from '@/lib/differences';

/** Two texts in one: what was taken out struck through, what was put in underlined. */
export function DiffParts({ parts, current }: { parts: readonly DiffPart[]; current: number }) {
  return parts.map((part, at) => <Part key={at} part={part} current={part.change >= 0 && part.change === current} />);
}

function Part({ part, current }: { part: DiffPart; current: boolean }) {
  if (part.kind === 'same') return <span>{part.text}</span>;
  const ring = current && 'ring-2 ring-ring';
  return part.kind === 'added' ? (
    <ins data-change={part.change} className={cn('bg-added text-added-text rounded-sm underline', ring)}>
      {part.text}
    </ins>
  ) : (
    <del data-change={part.change} className={cn('bg-removed text-removed-text rounded-sm line-through', ring)}>
      {part.text}
    </del>
  );
}
