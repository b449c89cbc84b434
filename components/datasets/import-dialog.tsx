'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { ErrorMessage } from '@/components/ui/error-message';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { CasesChange, Dataset, ImportPreview } from '@/lib/datasets/schema';

interface Props {
  workspaceId: string;
  dataset: Dataset;
  onClose: () => void;
  onImported: (change: CasesChange) => void;
}

interface Named {
  items: { id: string; name: string }[];
}

const NONE = 'none';

/** Files are read and shown first; nothing is kept before a person says so (T27). */
export function ImportDialog({ workspaceId, dataset, onClose, onImported }: Props) {
  const client = useQueryClient();
  const [files, setFiles] = useState<File[]>([]);
  const [collectionId, setCollectionId] = useState(NONE);
  const path = `/api/v1/datasets/${dataset.id}/cases`;
  const form = (more: Record<string, string> = {}) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(more)) data.append(name, value);
    for (const file of files) data.append('file', file);
    return data;
  };
  const preview = useQuery({
    queryKey: ['import-preview', dataset.id, files.map((file) => [file.name, file.size, file.lastModified])],
    queryFn: ({ signal }) =>
      apiClient<ImportPreview>(`${path}/preview`, { workspace: workspaceId, body: form(), signal }),
    enabled: files.length > 0,
    retry: false,
  });
  const collections = useQuery({
    queryKey: ['collections', workspaceId, 'choice'],
    queryFn: ({ signal }) => apiClient<Named>('/api/v1/collections?limit=200', { workspace: workspaceId, signal }),
    enabled: (preview.data?.documents ?? 0) > 0,
  });
  const add = useMutation({
    mutationFn: () =>
      apiClient<CasesChange>(path, {
        workspace: workspaceId,
        body: form(collectionId === NONE ? {} : { collectionId }),
      }),
    onSuccess: async (change) => {
      await Promise.all(
        ['dataset', 'cases', 'versions'].map((key) =>
          client.invalidateQueries({ queryKey: [key, workspaceId, dataset.id] }),
        ),
      );
      toast({ title: `${change.added} added, ${change.changed} changed, ${change.unchanged} unchanged` });
      onImported(change);
    },
  });
  const problem =
    add.error instanceof ApiProblem ? add.error : preview.error instanceof ApiProblem ? preview.error : null;
  const usable = preview.data !== undefined && preview.data.errors.length === 0 && preview.data.total > 0;
  return (
    <Dialog
      title="Import questions"
      description="CSV, JSON, JSON Lines, SQuAD, BEIR (queries and qrels) or TREC (topics and qrels)."
      size="lg"
      open
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose render={<Button variant="ghost">Cancel</Button>} />
          <Button variant="primary" busy={add.isPending} disabled={!usable} onClick={() => add.mutate()}>
            {usable ? `Import ${preview.data.total} ${preview.data.total === 1 ? 'question' : 'questions'}` : 'Import'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field
          label="Files"
          description="Columns such as question, expected, document, quote, page and tags are known; others become variables. A key that is there already replaces that case."
        >
          <input
            type="file"
            multiple
            aria-label="Files"
            className="text-sm"
            onChange={(event) => {
              add.reset();
              setFiles([...(event.target.files ?? [])]);
            }}
          />
        </Field>
        {preview.data ? <Preview preview={preview.data} /> : preview.isFetching ? <p role="status">Reading…</p> : null}
        {preview.data && preview.data.documents > 0 ? (
          <Field
            label="Make documents of the texts in the file"
            description={`The file holds ${preview.data.documents} texts. Evidence is found in them once they are documents.`}
          >
            <Select
              options={[
                { value: NONE, label: 'No, they are documents already' },
                ...(collections.data?.items ?? []).map(({ id, name }) => ({ value: id, label: `In ${name}` })),
              ]}
              value={collectionId}
              onValueChange={setCollectionId}
            />
          </Field>
        ) : null}
        {problem ? (
          <ErrorMessage
            title="Nothing was imported"
            remedy={
              problem.errors
                .slice(0, 10)
                .map(({ path: at, message }) => `${at}: ${message}`)
                .join('; ') || problem.detail
            }
            details={`${problem.status} ${problem.code}: ${problem.detail}`}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

function Preview({ preview }: { preview: ImportPreview }) {
  const { format, total, items, errors, warnings } = preview;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-sm">
        {format}: {total} {total === 1 ? 'question' : 'questions'}
        {errors.length > 0 ? `, ${errors.length} that can’t be read` : ''}
      </p>
      {errors.length > 0 ? (
        <Callout tone="destructive" title="Mend these lines; until then nothing is imported">
          <ul className="max-h-40 overflow-y-auto text-xs">
            {errors.map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                Line {line}: {message}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {warnings.length > 0 ? (
        <Callout tone="warning" title="Worth knowing">
          <ul className="max-h-32 overflow-y-auto text-xs">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
      {items.length > 0 ? (
        <ol
          className="max-h-64 divide-y overflow-y-auto rounded-md border text-sm"
          aria-label="First questions"
          tabIndex={0}
        >
          {items.map(({ line, case: draft }) => (
            <li key={line} className="flex flex-col gap-0.5 px-3 py-2">
              <span dir="auto" className="font-medium break-words">
                {draft.input.question}
              </span>
              <span dir="auto" className="text-muted-foreground line-clamp-1 text-xs break-words">
                {typeof draft.expected === 'string'
                  ? draft.expected
                  : draft.expected
                    ? JSON.stringify(draft.expected)
                    : ''}
                {draft.evidence?.length ? ` · ${draft.evidence.length} passages` : ''}
              </span>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
