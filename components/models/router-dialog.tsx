'use client';

import { Plus, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useId, useState, type FormEvent } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Combobox } from '@/components/ui/combobox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { toast } from '@/components/ui/toast';
import type { Router } from '@/lib/models/schema';
import { CAUSES, emptyChoice, toRouter, toRouterDraft, type RouterDraft, type RouterType } from './router-draft';

interface Props {
  workspace: string;
  /** The one to change; null to add one. */
  router: Router | null;
  /** The ids of the models that it may choose from. */
  models: readonly string[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

const TYPES: { value: RouterType; label: string }[] = [
  { value: 'fallback', label: 'Fallbacks' },
  { value: 'split', label: 'Split' },
  { value: 'cheapest', label: 'Cheapest' },
];
const WHAT: Record<RouterType, string> = {
  fallback: 'The first answers; the next one is asked when it can’t.',
  split: 'Each answer is drawn by weight, and stays with its model when it is run again.',
  cheapest:
    'The one with the lowest known price that meets the bar answers. A win counts a vote for its answer, a tie half.',
};
const MOST_MODELS = 8;

/** Adds a router or changes one. */
export function RouterDialog({ workspace, router: edited, models, open, onOpenChange }: Props) {
  const page = useRouter();
  const form = useId();
  const [draft, setDraft] = useState<RouterDraft>(() => toRouterDraft(edited));
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<RouterDraft>) => setDraft((now) => ({ ...now, ...part }));
  const changeChoice = (key: string, part: Partial<RouterDraft['models'][number]>) =>
    change({ models: draft.models.map((choice) => (choice.key === key ? { ...choice, ...part } : choice)) });

  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      const body = toRouter(draft);
      if (edited === null) await apiClient('/api/v1/routers', { workspace, body });
      else await apiClient(`/api/v1/routers/${encodeURIComponent(edited.id)}`, { workspace, method: 'PATCH', body });
      onOpenChange(false);
      if (edited === null) setDraft(toRouterDraft(null));
      toast({
        title: `Router “${body.name}” saved`,
        description: `Choose router/${body.name} as a model.`,
        tone: 'success',
      });
      page.refresh();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  }

  const nameProblem = problem?.code === 'conflict' ? problem.detail : problem?.errorOf('name');
  const otherProblem = nameProblem === undefined ? (problem?.errors[0]?.message ?? problem?.detail) : undefined;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title={edited === null ? 'Add a router' : `Change “${edited.name}”`}
      description="A model that chooses among others. Each answer says which one it chose, and why."
      footer={
        <>
          <DialogClose render={<Button>Cancel</Button>} />
          <Button type="submit" form={form} variant="primary" busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        {otherProblem ? <Callout tone="destructive" title={otherProblem} /> : null}
        <Field label="Name" error={nameProblem} description={`Named router/${draft.name.trim() || 'name'} as a model.`}>
          <Input value={draft.name} onChange={(event) => change({ name: event.target.value })} spellCheck={false} />
        </Field>
        <div className="flex flex-col gap-2">
          <SegmentedControl<RouterType>
            label="How it chooses"
            value={draft.type}
            onValueChange={(type) => change({ type })}
            options={TYPES}
          />
          <p className="text-muted-foreground text-sm">{WHAT[draft.type]}</p>
        </div>
        <fieldset className="flex min-w-0 flex-col gap-2">
          <legend className="mb-1.5 text-sm font-medium">Models</legend>
          {draft.models.map(({ key, model, weight }, at) => (
            <div key={key} className="flex items-center gap-2">
              <div className="min-w-0 flex-1">
                <Combobox
                  label={`Model ${at + 1}`}
                  options={models.map((id) => ({ value: id, label: id }))}
                  value={model}
                  onValueChange={(chosen) => changeChoice(key, { model: chosen })}
                />
              </div>
              {draft.type === 'split' ? (
                <Input
                  aria-label={`Weight of model ${at + 1}`}
                  inputMode="decimal"
                  className="w-20"
                  value={weight}
                  onChange={(event) => changeChoice(key, { weight: event.target.value })}
                />
              ) : null}
              <IconButton
                label={`Remove model ${at + 1}`}
                disabled={draft.models.length === 1}
                onClick={() => change({ models: draft.models.filter((choice) => choice.key !== key) })}
              >
                <X aria-hidden />
              </IconButton>
            </div>
          ))}
          <div>
            <Button
              size="sm"
              disabled={draft.models.length >= MOST_MODELS}
              onClick={() => change({ models: [...draft.models, emptyChoice()] })}
            >
              <Plus aria-hidden />
              Add a model
            </Button>
          </div>
        </fieldset>
        {draft.type === 'cheapest' ? <Bar draft={draft} change={change} /> : null}
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 text-sm font-medium">Ask the next model when</legend>
          <div className="flex flex-wrap gap-x-5 gap-y-2">
            {CAUSES.map(({ value, label }) => (
              <Checkbox
                key={value}
                label={label}
                checked={draft.on.includes(value)}
                onCheckedChange={(checked) =>
                  change({ on: checked ? [...draft.on, value] : draft.on.filter((cause) => cause !== value) })
                }
              />
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  );
}

function Bar({ draft, change }: { draft: RouterDraft; change: (part: Partial<RouterDraft>) => void }) {
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label="Least context, tokens" optional>
        <Input
          inputMode="numeric"
          value={draft.minContextWindow}
          onChange={(event) => change({ minContextWindow: event.target.value })}
        />
      </Field>
      <Field label="Least win rate, %" optional>
        <Input
          inputMode="decimal"
          value={draft.minWinRate}
          onChange={(event) => change({ minWinRate: event.target.value })}
        />
      </Field>
      <Field label="From so many votes" optional>
        <Input
          inputMode="numeric"
          placeholder="10"
          value={draft.minVotes}
          onChange={(event) => change({ minVotes: event.target.value })}
        />
      </Field>
    </div>
  );
}
