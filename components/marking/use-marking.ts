'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apiClient } from '@/components/api-client';
import type { Case, CasePage, CasesChange, EvidenceInput } from '@/lib/datasets/schema';
import type { MarkedPassage, MarkingWorkspace } from './types';
import { useDatasetChoice } from './use-dataset-choice';

interface Picked {
  datasetId: string;
  caseId: string;
}

/** What was chosen last: the next passage most often answers the same question. */
let last: { picked: Picked | null; question: string } = { picked: null, question: '' };

const SUGGESTED = 6;
/** UTF-16 code units; the offsets say how long a longer passage is. */
const LONGEST_QUOTE = 8_000;

/** The choice of a dataset and a question for a passage, and keeping it there. */
export function useMarking(workspace: MarkingWorkspace, passage: MarkedPassage, onMarked: (done: Marked) => void) {
  const choice = useDatasetChoice(workspace);
  const { chosen, existing } = choice;
  const [question, setQuestion] = useState(last.question);
  const [picked, setPicked] = useState(last.picked);
  const caseId = picked !== null && picked.datasetId === chosen ? picked.caseId : null;
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
      // By its words too: what is looked at may be an older version of the document.
      const { documentId, documentName, start, end, text } = passage;
      const quote = text.slice(0, LONGEST_QUOTE).toWellFormed();
      const evidence: EvidenceInput = { documentId, documentName, start, end, quote };
      const dataset = await choice.open();
      const path = `/api/v1/datasets/${dataset.id}/cases`;
      const change = caseId
        ? await addTo(workspace.id, `${path}/${caseId}`, evidence)
        : await apiClient<CasesChange>(path, {
            workspace: workspace.id,
            body: { cases: [{ input: { question }, evidence: [evidence] }] },
          });
      const kept = caseId ?? change.caseIds[0];
      last = { picked: kept === undefined ? null : { datasetId: dataset.id, caseId: kept }, question };
      return { datasetId: dataset.id, datasetName: dataset.name, version: change.version };
    },
    onSuccess: async (done) => {
      await choice.settle();
      onMarked(done);
    },
  });
  return {
    ...{ choice, question, caseId, save },
    suggestions: caseId === null ? (suggestions.data?.items ?? []) : [],
    typeQuestion: (text: string) => {
      setQuestion(text);
      setPicked(null);
    },
    chooseCase: (item: Case) => {
      setQuestion(item.input.question);
      setPicked(chosen === null ? null : { datasetId: chosen, caseId: item.id });
    },
  };
}

interface Marked {
  datasetId: string;
  datasetName: string;
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
