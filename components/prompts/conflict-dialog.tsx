'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TextDiff } from '@/components/diff';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Skeleton } from '@/components/ui/skeleton';
import { Tabs } from '@/components/ui/tabs';
import type { MergeConflict, PromptContent, PromptVersion } from '@/lib/prompts/schema';
import { decideConflicts, type Decision } from './decide-conflicts';
import type { PromptApi } from './prompt-api';
import { contentText } from './prompt-form';

interface ConflictDialogProps {
  api: PromptApi;
  /** The version that came in between; null while there is no conflict. */
  theirs: PromptVersion | null;
  mine: PromptContent;
  baseVersion: number;
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
  const [view, setView] = useState<'merged' | 'theirs' | 'mine'>('merged');
  const [decisions, setDecisions] = useState<Decision[]>([]);
  const merge = useQuery({
    queryKey: ['prompt-merge', theirs.prompt, baseVersion, theirs.version, mine],
    queryFn: () => api.merge(mine, baseVersion, theirs.version),
    staleTime: Infinity,
  });
  if (merge.isError) return <p role="alert">{merge.error.message}</p>;
  if (!merge.data) return <Skeleton className="h-64" />;

  const { base, conflicts } = merge.data;
  const merged = decideConflicts(merge.data.content, conflicts, decisions);
  const baseText = base ? contentText(base) : '';
  const baseName = baseVersion === 0 ? 'nothing' : `version ${baseVersion} (base)`;
  const difference = (after: string, name: string) => (
    <TextDiff
      mono
      className="max-h-[45vh] pt-3"
      before={baseText}
      after={after}
      beforeLabel={baseName}
      afterLabel={name}
    />
  );
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">
        {conflicts.length === 0
          ? 'You changed different places: both changes fit together.'
          : `${conflicts.length} ${conflicts.length === 1 ? 'place was' : 'places were'} changed by both. Choose what stands there.`}
      </p>
      {conflicts.map((conflict, index) => (
        <ConflictChoice
          key={`${conflict.path}:${conflict.start ?? ''}`}
          conflict={conflict}
          decision={decisions[index] ?? 'mine'}
          onDecide={(decision) => {
            const next: Decision[] = conflicts.map((_, at) => decisions[at] ?? 'mine');
            next[index] = decision;
            setDecisions(next);
          }}
        />
      ))}
      <Tabs
        label="Versions of this prompt"
        value={view}
        onValueChange={setView}
        tabs={[
          { value: 'merged', label: 'Merged', content: difference(contentText(merged), 'merged') },
          { value: 'theirs', label: 'Theirs', content: difference(contentText(theirs), `version ${theirs.version}`) },
          { value: 'mine', label: 'Mine', content: difference(contentText(mine), 'yours') },
        ]}
      />
      <div className="flex flex-wrap justify-end gap-2 border-t pt-3">
        <Button variant="destructive-ghost" onClick={onDiscard}>
          Discard mine
        </Button>
        <span className="grow" />
        <Button onClick={() => onSave(mine)}>Save mine as version {theirs.version + 1}</Button>
        <Button onClick={() => onEdit(merged)}>Edit the merged</Button>
        <Button variant="primary" onClick={() => onSave(merged)}>
          Save the merged as version {theirs.version + 1}
        </Button>
      </div>
    </div>
  );
}

const SIDES = [
  { value: 'mine', label: 'Mine' },
  { value: 'theirs', label: 'Theirs' },
  { value: 'base', label: 'Base' },
] as const;

interface ConflictChoiceProps {
  conflict: MergeConflict;
  decision: Decision;
  onDecide: (decision: Decision) => void;
}

function ConflictChoice({ conflict, decision, onDecide }: ConflictChoiceProps) {
  return (
    <section aria-label={`Conflict in ${placeName(conflict.path)}`} className="rounded-md border">
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-3 py-1.5">
        <h3 className="text-xs font-medium">{placeName(conflict.path)}</h3>
        <SegmentedControl
          label={`What stands in ${placeName(conflict.path)}`}
          value={decision}
          onValueChange={onDecide}
          options={SIDES}
        />
      </div>
      <div className="grid gap-px sm:grid-cols-3">
        {SIDES.map(({ value, label }) => (
          <div key={value} className={decision === value ? 'bg-primary-soft p-2' : 'p-2'}>
            <p className="text-muted-foreground mb-1 text-xs">{label}</p>
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
