'use client';

import { SegmentedControl } from '@/components/ui/segmented-control';
import type { MergeConflict } from '@/lib/prompts/schema';
import type { Decision } from './decide-conflicts';

const SIDES = ['mine', 'theirs', 'base'] as const;

interface ConflictChoiceProps {
  conflict: MergeConflict;
  names: Record<(typeof SIDES)[number], string>;
  decision: Decision;
  onDecide: (decision: Decision) => void;
}

/** A place that both sides changed: the three texts, and which one is taken. */
export function ConflictChoice({ conflict, names, decision, onDecide }: ConflictChoiceProps) {
  return (
    <section aria-label={`Conflict in ${placeName(conflict.path)}`} className="rounded-md border">
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-3 py-1.5">
        <h3 className="text-xs font-medium">{placeName(conflict.path)}</h3>
        <SegmentedControl
          label={`What stands in ${placeName(conflict.path)}`}
          value={decision}
          onValueChange={onDecide}
          options={SIDES.map((value) => ({ value, label: names[value] }))}
        />
      </div>
      <div className="grid gap-px sm:grid-cols-3">
        {SIDES.map((value) => (
          <div key={value} className={decision === value ? 'bg-primary-soft p-2' : 'p-2'}>
            <p className="text-muted-foreground mb-1 text-xs">{names[value]}</p>
            <pre
              dir="auto"
              className="max-h-40 overflow-auto font-mono text-xs break-words whitespace-pre-wrap"
              tabIndex={0}
            >
              {asText(conflict[value])}
            </pre>
          </div>
        ))}
      </div>
    </section>
  );
}

const asText = (value: unknown) =>
  typeof value === 'string' ? value : value === undefined ? '(absent)' : JSON.stringify(value, null, 2);

/** `messages.0.content` as people say it. */
function placeName(path: string): string {
  const [field = '', key = ''] = path.split('.');
  if (field === 'messages' && key !== '') return `Message ${Number(key) + 1}`;
  if (field === 'parameters') return `Parameter ${key}`;
  return field === 'outputSchema' ? 'Output schema' : field.charAt(0).toUpperCase() + field.slice(1);
}
