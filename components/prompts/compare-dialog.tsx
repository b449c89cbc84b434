'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { Dialog } from '@/components/ui/dialog';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import type { PromptDiff, PromptFieldChange } from '@/lib/prompts/schema';
import type { PromptApi } from './prompt-api';

interface CompareDialogProps {
  api: PromptApi;
  name: string;
  versions: readonly number[];
  /** Null while closed. */
  pair: { from: number; to: number } | null;
  onPair: (pair: { from: number; to: number } | null) => void;
}

/** What changed between any two versions: text by words or lines, everything else field by field. */
export function CompareDialog({ api, name, versions, pair, onPair }: CompareDialogProps) {
  const [unit, setUnit] = useState<'words' | 'lines'>('words');
  const diff = useQuery({
    queryKey: ['prompt-diff', name, pair?.from, pair?.to, unit],
    queryFn: () => api.diff(pair?.from ?? 1, pair?.to ?? 1, unit),
    enabled: pair !== null,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
  const options = versions.map((version) => ({ value: String(version), label: `Version ${version}` }));
  return (
    <Dialog
      open={pair !== null}
      onOpenChange={(open) => {
        if (!open) onPair(null);
      }}
      size="lg"
      title="What changed"
    >
      {pair ? (
        <div className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center gap-2">
            <Select
              className="w-36"
              label="From"
              options={options}
              value={String(pair.from)}
              onValueChange={(value) => onPair({ ...pair, from: Number(value) })}
            />
            <span aria-hidden>→</span>
            <Select
              className="w-36"
              label="To"
              options={options}
              value={String(pair.to)}
              onValueChange={(value) => onPair({ ...pair, to: Number(value) })}
            />
            <span className="grow" />
            <SegmentedControl
              label="Compare by"
              value={unit}
              onValueChange={setUnit}
              options={[
                { value: 'words', label: 'Words' },
                { value: 'lines', label: 'Lines' },
              ]}
            />
          </div>
          {diff.isError ? <p role="alert">{diff.error.message}</p> : null}
          {diff.data ? <Differences diff={diff.data} /> : diff.isError ? null : <Skeleton className="h-40" />}
        </div>
      ) : null}
    </Dialog>
  );
}

const FIELDS = [
  ['parameters', 'Parameters'],
  ['examples', 'Examples'],
  ['outputSchema', 'Output schema'],
  ['tools', 'Tools'],
  ['retrieval', 'Retrieval'],
] as const;

function Differences({ diff }: { diff: PromptDiff }) {
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-muted-foreground text-xs">
        {diff.changes === 0 ? 'No changes' : `${diff.changes} ${diff.changes === 1 ? 'change' : 'changes'}`}
      </p>
      {diff.messages.map((message, index) => (
        <section key={index} aria-label={`Message ${index + 1}`}>
          <h3 className="mb-1 text-xs font-medium">
            {message.role.from === message.role.to || !message.role.from || !message.role.to
              ? (message.role.to ?? message.role.from)
              : `${message.role.from} → ${message.role.to}`}
            <span className="text-muted-foreground font-normal"> · {message.status}</span>
          </h3>
          <div dir="auto" className="bg-card rounded-md border p-3 font-mono text-xs break-words whitespace-pre-wrap">
            {message.changes.map((change, at) => (
              <ChangedText key={at} kind={change.kind} text={change.text} />
            ))}
          </div>
        </section>
      ))}
      {FIELDS.filter(([field]) => diff[field].length > 0).map(([field, label]) => (
        <section key={field} aria-label={label}>
          <h3 className="mb-1 text-xs font-medium">{label}</h3>
          <dl className="divide-border bg-card divide-y rounded-md border font-mono text-xs">
            {diff[field].map((change) => (
              <FieldChange key={change.path} change={change} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function FieldChange({ change }: { change: PromptFieldChange }) {
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 px-3 py-1.5">
      <dt className="w-40 shrink-0 break-words">{change.path || change.status}</dt>
      <dd className="flex min-w-0 flex-wrap gap-2 break-words">
        {change.status === 'added' ? null : <ChangedText kind="removed" text={JSON.stringify(change.from)} />}
        {change.status === 'removed' ? null : <ChangedText kind="added" text={JSON.stringify(change.to)} />}
      </dd>
    </div>
  );
}

function ChangedText({ kind, text }: { kind: 'same' | 'added' | 'removed'; text: string }) {
  if (kind === 'same') return <span>{text}</span>;
  const Element = kind === 'added' ? 'ins' : 'del';
  return (
    <Element
      className={cn(
        'rounded-sm',
        kind === 'added' ? 'bg-added text-added-text underline' : 'bg-removed text-removed-text line-through',
      )}
    >
      {text}
    </Element>
  );
}
