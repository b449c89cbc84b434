'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import type { CheckSettings, Prompt } from '@/lib/prompts/schema';
import type { PromptApi } from './prompt-api';

interface LabelChecksFormProps {
  api: PromptApi;
  prompt: Prompt;
  label: string;
  mayChange: boolean;
  onSaved: () => void;
}

/** What a version has to give before this label moves to it. */
export function LabelChecksForm({ api, prompt, label, mayChange, onSaved }: LabelChecksFormProps) {
  const settings = prompt.labelChecks.find((item) => item.label === label)?.checks ?? {};
  const [renders, setRenders] = useState(settings.rendering !== undefined);
  const [names, setNames] = useState((settings.rendering?.variables ?? []).join(', '));
  const [isCapped, setCapped] = useState(settings.tokenBudget !== undefined);
  const [tokens, setTokens] = useState(String(settings.tokenBudget?.maxTokens ?? 4_000));
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const maxTokens = Number(tokens);
  const isCount = Number.isInteger(maxTokens) && maxTokens >= 1;

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const variables = [...new Set(names.split(/[\s,]+/).filter((name) => name !== ''))];
    const checks: CheckSettings = {
      ...(renders ? { rendering: { variables } } : {}),
      ...(isCapped ? { tokenBudget: { maxTokens } } : {}),
    };
    const others = prompt.labelChecks.filter((item) => item.label !== label);
    try {
      await api.update({ labelChecks: renders || isCapped ? [...others, { label, checks }] : others });
      toast({ title: `Saved what ${label} asks for` });
      onSaved();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <Switch
        label="It renders without missing variables"
        checked={renders}
        disabled={!mayChange}
        onCheckedChange={setRenders}
      />
      {renders ? (
        <Field
          label="Variables that callers give"
          description="Separated by commas; question and context are always given."
        >
          <Input
            value={names}
            readOnly={!mayChange}
            placeholder="company, tone"
            onChange={(event) => setNames(event.target.value)}
          />
        </Field>
      ) : null}
      <Switch label="It keeps to a token budget" checked={isCapped} disabled={!mayChange} onCheckedChange={setCapped} />
      {isCapped ? (
        <Field
          label="Most tokens"
          description="Of its messages and examples before variables are filled, counted in o200k_base."
          error={isCount ? undefined : 'A whole number from 1.'}
        >
          <Input
            type="number"
            inputMode="numeric"
            min={1}
            value={tokens}
            readOnly={!mayChange}
            onChange={(event) => setTokens(event.target.value)}
          />
        </Field>
      ) : null}
      {problem ? (
        <Callout tone="destructive" title="It was not saved">
          {problem}
        </Callout>
      ) : null}
      {mayChange ? (
        <Button type="submit" variant="primary" busy={isBusy} disabled={isCapped && !isCount} className="self-start">
          Save checks
        </Button>
      ) : null}
    </form>
  );
}
