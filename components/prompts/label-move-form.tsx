'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import type { PromptLabel, PromptVersion } from '@/lib/prompts/schema';
import { placeName } from './describe-activity';
import { DependentsNote } from './dependents-note';
import type { LabelMove, PromptApi } from './prompt-api';

interface LabelMoveFormProps {
  api: PromptApi;
  label: string;
  place: PromptLabel | null;
  versions: readonly PromptVersion[];
  mayMove: boolean;
  onMove: (move: LabelMove | null) => Promise<string | undefined>;
}

/** Points a label at a version, or at two of them by share. */
export function LabelMoveForm({ api, label, place, versions, mayMove, onMove }: LabelMoveFormProps) {
  const [version, setVersion] = useState(String(place?.version ?? versions[0]?.version ?? ''));
  const [isSplit, setSplit] = useState(place?.split !== null && place?.split !== undefined);
  const [second, setSecond] = useState(String(place?.split?.version ?? ''));
  const [percent, setPercent] = useState(String(Math.round((place?.split?.weight ?? 0.1) * 1_000) / 10));
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const share = Number(percent);
  const isShare = share >= 0.1 && share <= 99.9;
  const isComplete = version !== '' && (!isSplit || (second !== '' && second !== version && isShare));
  const act = async (move: LabelMove | null) => {
    setBusy(true);
    setProblem(await onMove(move));
    setBusy(false);
  };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const split = isSplit ? { version: Number(second), weight: share / 100 } : null;
    void act({ version: Number(version), split, ...(reason.trim() ? { reason: reason.trim() } : {}) });
  };
  const options = versions.map((item) => ({
    value: String(item.version),
    label: `Version ${item.version}`,
    description: item.message || 'No message',
  }));
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-sm">
        {place
          ? `“${label}” stands at ${placeName(place)}.`
          : `“${label}” stands nowhere: whoever asks for it gets 404.`}
      </p>
      {mayMove ? (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label="Version">
              <Select options={options} value={version} onValueChange={setVersion} />
            </Field>
            <Field label="Why" optional>
              <Input value={reason} maxLength={1_000} onChange={(event) => setReason(event.target.value)} />
            </Field>
          </div>
          <Switch
            label="Send a share of the callers to a second version"
            checked={isSplit}
            onCheckedChange={setSplit}
          />
          {isSplit ? (
            <div className="grid gap-3 sm:grid-cols-2">
              <Field label="Second version" error={second === version ? 'This is the first one.' : undefined}>
                <Select options={options} value={second === '' ? null : second} onValueChange={setSecond} />
              </Field>
              <Field
                label="Its share, in percent"
                error={isShare ? undefined : 'From 0.1 to 99.9.'}
                description="The same key always gets the same version (?key=… in the API, user for OpenAI clients)."
              >
                <Input
                  type="number"
                  inputMode="decimal"
                  step="any"
                  value={percent}
                  onChange={(event) => setPercent(event.target.value)}
                />
              </Field>
            </div>
          ) : null}
          <DependentsNote api={api} label={label} />
          {problem ? (
            <Callout tone="destructive" title="Nothing was moved">
              {problem}
            </Callout>
          ) : null}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" busy={isBusy} disabled={!isComplete}>
              {place ? `Move ${label}` : `Set ${label}`}
            </Button>
            {place ? (
              <Button variant="destructive-ghost" disabled={isBusy} onClick={() => void act(null)}>
                Remove {label}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </form>
  );
}
