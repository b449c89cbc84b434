'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ErrorMessage } from '@/components/ui/error-message';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { chunkingStrategies } from '@/lib/chunking/schema';
import type { Model } from '@/lib/models/schema';
import type { Dataset } from '@/lib/datasets/schema';
import type { GridEstimate, RetrievalEvaluation } from '@/lib/retrieval-evaluations/schema';
import { MODES } from '@/lib/retrieval/schema';
import { GridSummary } from './grid-summary';
import { INITIAL_GRID, toGrid, toggled, type GridForm } from './grid-form';
import { evaluationHref, type EvaluationsWorkspace } from './types';

interface Props {
  workspace: EvaluationsWorkspace;
  onClose: () => void;
}

interface Choice {
  items: { id: string; name: string }[];
}

/** Chunkings × sizes × embeddings × modes: what it takes is said before it begins, and then it is one job. */
export function GridDialog({ workspace, onClose }: Props) {
  const router = useRouter();
  const client = useQueryClient();
  const [form, setForm] = useState<GridForm>(INITIAL_GRID);
  const change = (part: Partial<GridForm>) => setForm((known) => ({ ...known, ...part }));
  const list = <Answer,>(path: string) => ({
    queryKey: ['grid-choice', workspace.id, path],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      apiClient<Answer>(`/api/v1/${path}`, { workspace: workspace.id, signal }),
  });
  const datasets = useQuery(list<{ items: Dataset[] }>('datasets?limit=200'));
  const collections = useQuery(list<Choice>('collections?limit=200'));
  const models = useQuery(list<{ items: Pick<Model, 'id' | 'kind' | 'connected'>[] }>('models?limit=200'));
  const usable = (datasets.data?.items ?? []).filter(({ casesWithEvidence }) => casesWithEvidence > 0);
  const datasetId = form.datasetId ?? usable[0]?.id ?? null;
  const collectionId = form.collectionId ?? collections.data?.items[0]?.id ?? null;
  const embeddings = [
    ...new Set([
      'builtin/lexical',
      ...(models.data?.items ?? [])
        .filter(({ kind, connected }) => kind === 'embedding' && connected)
        .map(({ id }) => id),
    ]),
  ];
  const body = toGrid({ ...form, datasetId, collectionId });
  const estimate = useQuery({
    queryKey: ['grid-estimate', workspace.id, body],
    queryFn: ({ signal }) =>
      apiClient<GridEstimate>('/api/v1/retrieval-evaluations/grid/estimate', { workspace: workspace.id, body, signal }),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const run = useMutation({
    mutationFn: () =>
      apiClient<RetrievalEvaluation>('/api/v1/retrieval-evaluations/grid', { workspace: workspace.id, body }),
    onSuccess: async (evaluation) => {
      await client.invalidateQueries({ queryKey: ['evaluations', workspace.id] });
      router.push(evaluationHref(workspace, evaluation.id));
    },
  });
  const error = run.error ?? (body === null ? null : estimate.error);
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <Dialog
      title="Run a grid"
      description="Builds the indexes that are missing, then asks all questions of all of them, as one job."
      size="lg"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button
            variant="primary"
            busy={run.isPending}
            disabled={body === null || problem !== null || estimate.isPlaceholderData || !estimate.data}
            onClick={() => run.mutate()}
          >
            Run the grid
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Dataset">
            <Select
              options={usable.map(({ id, name }) => ({ value: id, label: name }))}
              value={datasetId}
              onValueChange={(next) => change({ datasetId: next })}
              placeholder={datasets.isPending ? 'Loading…' : 'No dataset has evidence yet'}
            />
          </Field>
          <Field label="Collection">
            <Select
              options={(collections.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={collectionId}
              onValueChange={(next) => change({ collectionId: next })}
              placeholder={collections.isPending ? 'Loading…' : 'There is no collection yet'}
            />
          </Field>
        </div>
        <Choices
          label="Chunkings"
          options={chunkingStrategies.map(({ id, label }) => ({ id, label }))}
          chosen={form.strategies}
          onToggle={(id) => change({ strategies: toggled(form.strategies, id) })}
        />
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label="Sizes in tokens" description="Separated by commas.">
            <Input value={form.sizes} onChange={(event) => change({ sizes: event.target.value })} />
          </Field>
          <Field label="Overlap in tokens">
            <Input
              value={form.overlap}
              inputMode="numeric"
              onChange={(event) => change({ overlap: event.target.value })}
            />
          </Field>
          <Field label="Top k">
            <Input value={form.topK} inputMode="numeric" onChange={(event) => change({ topK: event.target.value })} />
          </Field>
        </div>
        <Choices
          label="Embeddings"
          options={embeddings.map((id) => ({ id, label: id }))}
          chosen={form.embeddings}
          onToggle={(id) => change({ embeddings: toggled(form.embeddings, id) })}
        />
        <Choices
          label="Modes"
          options={MODES.map((id) => ({ id, label: id }))}
          chosen={form.modes}
          onToggle={(id) => change({ modes: toggled(form.modes, id) })}
        />
        <Field label="Most that the builds may cost, in US dollars" optional>
          <Input
            value={form.maxCost}
            inputMode="decimal"
            onChange={(event) => change({ maxCost: event.target.value })}
          />
        </Field>
        {problem ? (
          <ErrorMessage
            title="This grid can’t run"
            remedy={problem.errors.map(({ message }) => message).join('; ') || problem.detail}
            details={`${problem.status} ${problem.code}: ${problem.detail}`}
          />
        ) : body === null ? (
          <p role="status" className="text-muted-foreground text-sm">
            Choose at least one of each, and sizes that are larger than the overlap.
          </p>
        ) : (
          <GridSummary estimate={estimate.data ?? null} />
        )}
      </div>
    </Dialog>
  );
}

interface ChoicesProps<Id extends string> {
  label: string;
  options: readonly { id: Id; label: string }[];
  chosen: readonly Id[];
  onToggle: (id: Id) => void;
}

function Choices<Id extends string>({ label, options, chosen, onToggle }: ChoicesProps<Id>) {
  return (
    <fieldset>
      <legend className="text-sm font-medium">{label}</legend>
      <div className="mt-1.5 flex flex-wrap gap-x-4 gap-y-1">
        {options.map((option) => (
          <Checkbox
            key={option.id}
            label={option.label}
            checked={chosen.includes(option.id)}
            onCheckedChange={() => onToggle(option.id)}
          />
        ))}
      </div>
    </fieldset>
  );
}
