'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { Tabs } from '@/components/ui/tabs';
import type { Prompt, PromptVersion } from '@/lib/prompts/schema';
import { LabelChecksForm } from './label-checks-form';
import { LabelHistory } from './label-history';
import { LabelMoveForm } from './label-move-form';
import { LabelSelect } from './label-select';
import type { LabelMove, PromptApi } from './prompt-api';

interface LabelsDialogProps {
  api: PromptApi;
  prompt: Prompt;
  versions: readonly PromptVersion[];
  mayMoveProtected: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** @returns what went wrong, in words; undefined when it was moved */
  onMove: (label: string, move: LabelMove | null) => Promise<string | undefined>;
  onSaved: () => void;
}

/** Where each label stands, who moved it and why, and what it asks for. */
export function LabelsDialog(props: LabelsDialogProps) {
  const { api, prompt, versions, mayMoveProtected, open, onOpenChange, onMove, onSaved } = props;
  const [chosen, setChosen] = useState(prompt.labels[0]?.label ?? 'production');
  const [view, setView] = useState<'place' | 'history' | 'checks'>('place');
  const place = prompt.labels.find((label) => label.label === chosen) ?? null;
  const isProtected = prompt.protectedLabels.includes(chosen);
  const mayMove = !isProtected || mayMoveProtected;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title="Labels"
      description="Programs ask for a label and get the version it stands at, from the moment that it is moved."
    >
      <div className="flex flex-col gap-4">
        <LabelSelect prompt={prompt} value={chosen} onValueChange={setChosen} />
        {mayMove ? null : (
          <p className="text-muted-foreground text-sm">
            This label is protected: only an admin who is signed in moves it or changes what it asks for.
          </p>
        )}
        <Tabs
          key={chosen}
          label={`About ${chosen}`}
          value={view}
          onValueChange={setView}
          panelClassName="pt-4"
          tabs={[
            {
              value: 'place',
              label: 'Where it stands',
              content: (
                <LabelMoveForm
                  key={`${place?.version}:${place?.split?.version}:${place?.split?.weight}`}
                  api={api}
                  label={chosen}
                  place={place}
                  versions={versions}
                  mayMove={mayMove}
                  onMove={(move) => onMove(chosen, move)}
                />
              ),
            },
            {
              value: 'history',
              label: 'History',
              content: <LabelHistory api={api} label={chosen} place={place} onMove={mayMove ? onMove : undefined} />,
            },
            {
              value: 'checks',
              label: 'Checks before a move',
              content: (
                <LabelChecksForm api={api} prompt={prompt} label={chosen} mayChange={mayMove} onSaved={onSaved} />
              ),
            },
          ]}
        />
      </div>
    </Dialog>
  );
}
