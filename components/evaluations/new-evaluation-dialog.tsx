'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ErrorMessage } from '@/components/ui/error-message';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Dataset } from '@/lib/datasets/schema';
import type { Index } from '@/lib/indexes/schema';
import type { NamedRetrieval, RetrievalEvaluation } from '@/lib/retrieval-evaluations/schema';
import { RetrievalRows, type RetrievalRow } from './retrieval-rows';
import { evaluationHref, type EvaluationsWorkspace } from './types';

interface Props {
  workspace: EvaluationsWorkspace;
  datasetId: string | null;
  onClose: () => void;
}

function toRetrieval({ indexId, mode, topK, options, name }: RetrievalRow): NamedRetrieval {
  return { ...(name.trim() === '' ? {} : { name: name.trim() }), indexId, mode, topK, ...options };
}

function toKs(text: string): number[] {
  return text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number);
}

/** Which questions are asked of which retrievals. */
export function NewEvaluationDialog({ workspace, datasetId: given, onClose }: Props) {
  const router = useRouter();
  const client = useQueryClient();
  const [datasetId, setDatasetId] = useState(given);
  const [rows, setRows] = useState<RetrievalRow[] | null>(null);
  const [ks, setKs] = useState('1, 3, 5, 10');
  const datasets = useQuery({
    queryKey: ['datasets', workspace.id],
    queryFn: ({ signal }) =>
      apiClient<{ items: Dataset[] }>('/api/v1/datasets?limit=200', { workspace: workspace.id, signal }),
  });
  const indexes = useQuery({
    queryKey: ['indexes', workspace.id],
    queryFn: ({ signal }) =>
      apiClient<{ items: Index[] }>('/api/v1/indexes?limit=200', { workspace: workspace.id, signal }),
  });
  const usable = (datasets.data?.items ?? []).filter(({ casesWithEvidence }) => casesWithEvidence > 0);
  const searchable = (indexes.data?.items ?? []).filter((index) => index.searchable);
  const chosen = datasetId ?? usable[0]?.id ?? null;
  const shown = rows ?? searchable.slice(0, 2).map((index, i) => blankRow(index.id, i));
  const create = useMutation({
    mutationFn: () =>
      apiClient<RetrievalEvaluation>('/api/v1/retrieval-evaluations', {
        workspace: workspace.id,
        body: { datasetId: chosen, retrievals: shown.map(toRetrieval), ks: toKs(ks) },
        headers: { 'Idempotency-Key': crypto.randomUUID() },
      }),
    onSuccess: async (evaluation) => {
      await client.invalidateQueries({ queryKey: ['evaluations', workspace.id] });
      router.push(evaluationHref(workspace, evaluation.id));
    },
  });
  const problem = create.error instanceof ApiProblem ? create.error : null;
  const dataset = usable.find(({ id }) => id === chosen);
  return (
    <Dialog
      title="New evaluation"
      description="Every question that has evidence is asked of every retrieval."
      size="xl"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <p className="text-muted-foreground mr-auto text-xs">
            {dataset ? `${dataset.casesWithEvidence * shown.length} searches` : ''}
          </p>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button
            variant="primary"
            busy={create.isPending}
            disabled={!dataset || shown.length === 0}
            onClick={() => create.mutate()}
          >
            Evaluate
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {datasets.isSuccess && usable.length === 0 ? (
          <Callout
            tone="info"
            title="No dataset has evidence yet"
            actions={
              <Link className="text-primary-text underline" href={`/w/${encodeURIComponent(workspace.slug)}/datasets`}>
                Import questions or mark passages first
              </Link>
            }
          />
        ) : null}
        {indexes.isSuccess && searchable.length === 0 ? (
          <Callout
            tone="info"
            title="No index can be asked yet"
            actions={
              <Link className="text-primary-text underline" href={`/w/${encodeURIComponent(workspace.slug)}/indexes`}>
                Build one first
              </Link>
            }
          />
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Dataset" error={problem?.errorOf('datasetId')}>
            <Select
              options={usable.map(({ id, name, casesWithEvidence }) => ({
                value: id,
                label: name,
                description: `${casesWithEvidence} questions with evidence`,
              }))}
              value={chosen}
              onValueChange={setDatasetId}
              placeholder={datasets.isPending ? 'Loading…' : 'Choose…'}
            />
          </Field>
          <Field
            label="Measured at k"
            description="Cut-offs, separated by commas."
            error={problem?.errors.find(({ path }) => path.startsWith('ks'))?.message}
          >
            <Input value={ks} onChange={(event) => setKs(event.target.value)} inputMode="numeric" />
          </Field>
        </div>
        <RetrievalRows workspaceId={workspace.id} indexes={searchable} rows={shown} onChange={setRows} />
        {problem ? (
          <ErrorMessage
            title="The evaluation did not begin"
            remedy={problem.errors.map(({ path, message }) => `${path}: ${message}`).join('; ') || problem.detail}
            details={`${problem.status} ${problem.code}: ${problem.detail}`}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

function blankRow(indexId: string, i: number): RetrievalRow {
  return { key: `first-${i}`, name: '', indexId, mode: 'hybrid', topK: 10, options: {} };
}
