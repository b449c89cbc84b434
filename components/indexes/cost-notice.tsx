'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiClient } from '@/components/api-client';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { CreateIndex, IndexEstimate } from '@/lib/indexes/schema';
import { formatCost, formatCount } from './describe-index';
import type { WorkspaceRef } from './types';

interface Props {
  workspace: WorkspaceRef;
  settings: CreateIndex;
  maxCost: string;
  onMaxCostChange: (value: string) => void;
}

/** What building will cost, before it does, and a cap on it. Nothing for the built-in model, which costs nothing. */
export function CostNotice({ workspace, settings, maxCost, onMaxCostChange }: Props) {
  const { collectionId, chunking, embedding } = settings;
  const paid = !embedding.model.startsWith('builtin/');
  const estimate = useQuery({
    queryKey: ['index-estimate', workspace.id, { collectionId, chunking, embedding }],
    queryFn: ({ signal }) =>
      apiClient<IndexEstimate>('/api/v1/indexes/estimate', {
        workspace: workspace.id,
        body: { collectionId, chunking, embedding },
        signal,
      }),
    enabled: paid,
    placeholderData: keepPreviousData,
  });
  if (!paid) return null;
  const { data } = estimate;
  return (
    <Callout
      tone="warning"
      title={
        data
          ? `Embedding ~${formatCount(data.tokens)} tokens will cost ${data.costUsd === null ? 'an unknown amount' : `about ${formatCost(data.costUsd)}`}`
          : 'Estimating the cost…'
      }
    >
      <p className="mb-3">
        The text of {data ? formatCount(data.documents) : 'the'} documents goes to the provider of {embedding.model}.
        What was embedded with it before is not paid again.
      </p>
      <Field label="Stop before it costs more than (US dollars)" optional>
        <Input inputMode="decimal" value={maxCost} onChange={(event) => onMaxCostChange(event.target.value)} />
      </Field>
    </Callout>
  );
}
