'use client';

import { apiClient } from '@/components/api-client';
import { ErrorMessage } from '@/components/ui/error-message';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { NewRow } from './setup';

interface DatasetRowsProps {
  workspaceId: string;
  /** How many rows there is room for. */
  most: number;
  onRows: (rows: readonly NewRow[]) => void;
}

interface CasePage {
  items: { input: { question: string } & Record<string, unknown> }[];
  nextCursor: string | null;
}

const none: readonly NewRow[] = [];

/** The questions of a dataset's newest version, with the other fields of each as variables. */
export function DatasetRows({ workspaceId, most, onRows }: DatasetRowsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const datasets = useQuery({
    queryKey: [workspaceId, 'datasets', 'for-rows'],
    queryFn: ({ signal }) =>
      apiClient<{ items: { id: string; name: string }[] }>('/api/v1/datasets?limit=200', {
        workspace: workspaceId,
        signal,
      }),
  });
  const rows = useQuery({
    queryKey: [workspaceId, 'datasets', chosen, 'rows', most],
    queryFn: ({ signal }) => readRows(workspaceId, chosen ?? '', most, signal),
    enabled: chosen !== null,
  });
  const found = rows.data ?? none;
  useEffect(() => onRows(found), [found, onRows]);
  const problem = datasets.error ?? rows.error;
  if (problem) return <ErrorMessage title="The dataset could not be read." remedy={problem.message} />;
  if (datasets.isSuccess && datasets.data.items.length === 0)
    return <p className="text-muted-foreground text-sm">There is no dataset in this workspace yet.</p>;
  return (
    <>
      <Field label="Dataset">
        <Select
          options={(datasets.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          onValueChange={setChosen}
        />
      </Field>
      {rows.isFetching ? <Spinner className="size-4" /> : null}
    </>
  );
}

async function readRows(workspaceId: string, id: string, most: number, signal: AbortSignal): Promise<NewRow[]> {
  const rows: NewRow[] = [];
  let cursor: string | null = null;
  do {
    const query: string = new URLSearchParams({ limit: '200', ...(cursor ? { cursor } : {}) }).toString();
    const page: CasePage = await apiClient<CasePage>(`/api/v1/datasets/${encodeURIComponent(id)}/cases?${query}`, {
      workspace: workspaceId,
      signal,
    });
    rows.push(...page.items.map(({ input }) => rowOf(input)));
    cursor = page.nextCursor;
  } while (cursor !== null && rows.length <= most);
  return rows;
}

function rowOf({ question, ...rest }: CasePage['items'][number]['input']): NewRow {
  const values = Object.entries(rest).flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
  );
  return values.length > 0 ? { question, variables: Object.fromEntries(values) } : { question };
}
