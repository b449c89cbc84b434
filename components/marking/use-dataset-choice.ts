'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { apiClient } from '@/components/api-client';
import type { Dataset } from '@/lib/datasets/schema';
import type { MarkingWorkspace } from './types';

/** The choice that stands for a dataset that isn’t there yet. */
export const NEW_DATASET = 'new';

/** What was chosen last: what is kept next most often belongs to the same dataset. */
let lastChosen: string | null = null;

/** The choice of a dataset to keep something in: one that is there, or a new one. */
export function useDatasetChoice(workspace: MarkingWorkspace) {
  const client = useQueryClient();
  const [datasetId, chooseDataset] = useState(lastChosen);
  const [datasetName, setDatasetName] = useState('');
  const datasets = useQuery({
    queryKey: ['datasets', workspace.id],
    queryFn: ({ signal }) =>
      apiClient<{ items: Dataset[] }>('/api/v1/datasets?limit=200', { workspace: workspace.id, signal }),
  });
  const items = datasets.data?.items ?? [];
  const known = items.some(({ id }) => id === datasetId) ? datasetId : null;
  const chosen =
    datasetId === NEW_DATASET ? NEW_DATASET : (known ?? items[0]?.id ?? (datasets.isSuccess ? NEW_DATASET : null));
  return {
    ...{ datasets: items, loading: datasets.isPending, chosen, chooseDataset, datasetName, setDatasetName },
    /** Whether a dataset that is there is chosen. */
    existing: chosen !== null && chosen !== NEW_DATASET,
    /** Whether there is enough to keep something. */
    ready: chosen !== null && (chosen !== NEW_DATASET || datasetName.trim() !== ''),
    /** The dataset that was chosen; makes it where it is a new one. */
    open: async (): Promise<{ id: string; name: string }> => {
      const there = items.find(({ id }) => id === chosen);
      const dataset =
        there ??
        (await apiClient<Dataset>('/api/v1/datasets', { workspace: workspace.id, body: { name: datasetName } }));
      lastChosen = dataset.id;
      // Where the next step fails, trying again must not make another one.
      if (!there) {
        await client.invalidateQueries({ queryKey: ['datasets', workspace.id] });
        chooseDataset(dataset.id);
      }
      return dataset;
    },
    /** Reads everything again that shows cases. */
    settle: () =>
      Promise.all(
        ['datasets', 'dataset', 'cases', 'versions'].map((key) =>
          client.invalidateQueries({ queryKey: [key, workspace.id] }),
        ),
      ),
  };
}

export type DatasetChoice = ReturnType<typeof useDatasetChoice>;
