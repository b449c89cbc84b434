'use client';

import { useState } from 'react';
import { TextDiff } from '@/components/diff';
import { Tabs } from '@/components/ui/tabs';
import type { MergeResult, PromptContent } from '@/lib/prompts/schema';
import { ConflictChoice } from './conflict-choice';
import { decideConflicts, type Decision } from './decide-conflicts';
import { contentText } from './prompt-form';

interface MergePanelProps {
  merge: MergeResult;
  mine: PromptContent;
  /** What the three contents are called. */
  names: { base: string; theirs: string; mine: string };
  /** What can be done with the merged content. */
  actions: (merged: PromptContent) => React.ReactNode;
}

/** Two changes of one content: every place that both changed with its three texts, and what comes out. */
export function MergePanel({ merge, mine, names, actions }: MergePanelProps) {
  const [view, setView] = useState<'merged' | 'theirs' | 'mine'>('merged');
  const [decisions, setDecisions] = useState<Decision[]>([]);
  const { base, theirs, conflicts } = merge;
  const merged = decideConflicts(merge.content, conflicts, decisions);
  const baseText = base ? contentText(base) : '';
  const difference = (after: string, name: string) => (
    <TextDiff
      mono
      className="max-h-[45vh] pt-3"
      before={baseText}
      after={after}
      beforeLabel={names.base}
      afterLabel={name}
    />
  );
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm">
        {conflicts.length === 0
          ? 'Different places were changed: both changes fit together.'
          : `${conflicts.length} ${conflicts.length === 1 ? 'place was' : 'places were'} changed by both. Choose what stands there.`}
      </p>
      {conflicts.map((conflict, index) => (
        <ConflictChoice
          key={`${conflict.path}:${conflict.start ?? ''}`}
          conflict={conflict}
          names={names}
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
          { value: 'theirs', label: names.theirs, content: difference(contentText(theirs), names.theirs) },
          { value: 'mine', label: names.mine, content: difference(contentText(mine), names.mine) },
        ]}
      />
      <div className="flex flex-wrap justify-end gap-2 border-t pt-3">{actions(merged)}</div>
    </div>
  );
}
