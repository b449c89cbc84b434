'use client';

import { Download, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ModelKind, ProviderId } from '@/lib/models/schema';
import { emptyDraft, type ModelDraft } from './model-draft';
import { OfferedModels, type Offered } from './offered-models';

interface Props {
  workspace: string;
  models: readonly ModelDraft[];
  /** The provider's well-known models are in lists without being named. */
  areListedAnyway: boolean;
  onChange: (models: ModelDraft[]) => void;
  error?: string | undefined;
  /** What the provider is asked with when its list is fetched. */
  question: { provider: ProviderId; baseUrl?: string; apiKey?: string; connectionId?: string };
}

const KINDS: readonly { value: ModelKind; label: string }[] = [
  { value: 'chat', label: 'chat' },
  { value: 'embedding', label: 'embedding' },
  { value: 'rerank', label: 'rerank' },
];

/** The models that a connection names, with prices of their own; fetched from the provider or typed. */
export function ModelListEditor({ workspace, models, areListedAnyway, onChange, error, question }: Props) {
  const [offered, setOffered] = useState<readonly Offered[]>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function fetchList() {
    setBusy(true);
    setProblem(undefined);
    try {
      const { items } = await apiClient<{ items: Offered[] }>('/api/app/offered-models', { workspace, body: question });
      setOffered(items);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(thrown.detail);
    } finally {
      setBusy(false);
    }
  }

  const change = (key: string, part: Partial<ModelDraft>) =>
    onChange(models.map((model) => (model.key === key ? { ...model, ...part } : model)));

  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">
        Models <span className="text-muted-foreground font-normal">(optional)</span>
      </legend>
      <p className="text-muted-foreground text-xs">
        {areListedAnyway
          ? 'Well-known models are there without naming them. Name others to have them in lists, '
          : 'Only models that are named here are in lists: fetch the list and choose, or type them. Name them also '}
        to give them a price in US dollars per million tokens.
      </p>
      {error ? <Callout tone="destructive" title={error} /> : null}
      {models.map((model) => (
        <div
          key={model.key}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2 border-b pb-2 sm:grid-cols-[minmax(0,1fr)_7.5rem_5.5rem_5.5rem_auto] sm:border-b-0 sm:pb-0"
        >
          <Input
            aria-label="Model id"
            placeholder="model id"
            value={model.id}
            spellCheck={false}
            onChange={(event) => change(model.key, { id: event.target.value })}
          />
          <IconButton
            label={`Remove ${model.id || 'this model'}`}
            className="sm:order-last"
            onClick={() => onChange(models.filter((other) => other.key !== model.key))}
          >
            <X aria-hidden />
          </IconButton>
          <Select<ModelKind>
            label={`Kind of ${model.id || 'this model'}`}
            options={KINDS}
            value={model.kind}
            onValueChange={(kind) => change(model.key, { kind })}
          />
          <span className="col-span-2 grid grid-cols-2 gap-2 sm:contents">
            <Input
              aria-label={`Input price of ${model.id || 'this model'}`}
              placeholder="$ input"
              inputMode="decimal"
              value={model.input}
              onChange={(event) => change(model.key, { input: event.target.value })}
            />
            <Input
              aria-label={`Output price of ${model.id || 'this model'}`}
              placeholder="$ output"
              inputMode="decimal"
              disabled={model.kind !== 'chat'}
              value={model.output}
              onChange={(event) => change(model.key, { output: event.target.value })}
            />
          </span>
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => onChange([...models, emptyDraft()])}>
          <Plus aria-hidden />
          Add a model
        </Button>
        <Button size="sm" busy={busy} onClick={() => void fetchList()}>
          <Download aria-hidden />
          Fetch the list
        </Button>
      </div>
      {problem ? (
        <Callout tone="destructive" title="The list could not be fetched.">
          {problem}
        </Callout>
      ) : null}
      {offered ? (
        <OfferedModels
          offered={offered}
          chosen={new Set(models.map((model) => model.id))}
          onToggle={({ id, kind }, wanted) =>
            onChange(wanted ? [...models, emptyDraft(id, kind)] : models.filter((model) => model.id !== id))
          }
        />
      ) : null}
    </fieldset>
  );
}
