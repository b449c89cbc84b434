'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { apiClient } from '@/components/api-client';
import type { Case, CasePage, CasesChange, Dataset, EvidenceInput } from '@/lib/datasets/schema';
import type { MarkedPassage, MarkingWorkspace } from './types';

/** What was chosen last: the next passage most often answers the same question, or belongs to the same dataset. */
interface Last {
  datasetId: string | null;
  caseId: string | null;
  question: string;
}
let last: Last = { datasetId: null, caseId: null, question: '' };

export const NEW_DATASET = 'new';
const SUGGESTED = 6;

/** The choice of a dataset and a question for a passage, and keeping it there. */
export function useMarking(workspace: MarkingWorkspace, passage: MarkedPassage, onMarked: (done: Marked) => void) {
  const client = useQueryClient();
  const [datasetId, setDatasetId] = useState(last.datasetId);
  const [datasetName, setDatasetName] = useState('');
  const [question, setQuestion] = useState(last.question);
  const [caseId, setCaseId] = useState(last.caseId);
  const datasets = useQuery({
    queryKey: ['datasets', workspace.id],
    queryFn: ({ signal }) =>
      apiClient<{ items: Dataset[] }>('/api/v1/datasets?limit=200', { workspace: workspace.id, signal }),
  });
  const items = datasets.data?.items ?? [];
  const known = items.some(({ id }) => id === datasetId) ? datasetId : null;
  const chosen =
    datasetId === NEW_DATASET ? NEW_DATASET : (known ?? items[0]?.id ?? (datasets.isSuccess ? NEW_DATASET : null));
  const existing = chosen !== null && chosen !== NEW_DATASET;
  const suggestions = useQuery({
    queryKey: ['cases', workspace.id, chosen, 'suggested', question],
    queryFn: ({ signal }) =>
      apiClient<CasePage>(
        `/api/v1/datasets/${chosen}/cases?${new URLSearchParams({ limit: String(SUGGESTED), search: question })}`,
        { workspace: workspace.id, signal },
      ),
    enabled: existing && caseId === null,
  });
  const save = useMutation({
    mutationFn: async (): Promise<Marked> => {
      const evidence: EvidenceInput = { documentId: passage.documentId, start: passage.start, end: passage.end };
      const dataset =
        existing && chosen
          ? (items.find(({ id }) => id === chosen) ?? { id: chosen, name: '' })
          : await apiClient<Dataset>('/api/v1/datasets', { workspace: workspace.id, body: { name: datasetName } });
      const path = `/api/v1/datasets/${dataset.id}/cases`;
      const inDataset = existing ? caseId : null;
      const change = inDataset
        ? await addTo(workspace.id, `${path}/${inDataset}`, evidence)
        : await apiClient<CasesChange>(path, {
            workspace: workspace.id,
            body: { cases: [{ input: { question }, evidence: [evidence] }] },
          });
      last = { datasetId: dataset.id, caseId: inDataset ?? change.caseIds[0] ?? null, question };
      return { datasetId: dataset.id, datasetName: dataset.name, caseId: last.caseId, version: change.version };
    },
    onSuccess: async (done) => {
      await Promise.all(
        ['datasets', 'dataset', 'cases', 'versions'].map((key) =>
          client.invalidateQueries({ queryKey: [key, workspace.id] }),
        ),
      );
      onMarked(done);
    },
  });
  return {
    ...{ datasets: items, loading: datasets.isPending, chosen, datasetName, setDatasetName, question, caseId, save },
    suggestions: caseId === null ? (suggestions.data?.items ?? []) : [],
    chooseDataset: (id: string) => {
      setDatasetId(id);
      setCaseId(null);
    },
    typeQuestion: (text: string) => {
      setQuestion(text);
      setCaseId(null);
    },
    chooseCase: (item: Case) => {
      setQuestion(item.input.question);
      setCaseId(item.id);
    },
  };
}

export interface Marked {
  datasetId: string;
  datasetName: string;
  caseId: string | null;
  version: number;
}

/** Adds a passage to those that the question has. */
async function addTo(workspaceId: string, path: string, passage: EvidenceInput): Promise<CasesChange> {
  const item = await apiClient<Case>(path, { workspace: workspaceId });
  const before = item.evidence.map(({ documentId, documentName, quote, start, end, page }): EvidenceInput => {
    const words = quote === null ? {} : { quote };
    if (documentId !== null && start !== null && end !== null)
      return { documentId, start, end, documentName, ...words };
    if (quote === null) return page === null ? { documentName } : { documentName, page };
    return { documentName, quote, ...(page === null ? {} : { page }), ...(start === null ? {} : { start }) };
  });
  return apiClient<CasesChange>(path, {
    workspace: workspaceId,
    method: 'PATCH',
    body: { evidence: [...before, passage] },
  });
}
