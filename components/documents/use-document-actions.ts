'use client';

import { ApiProblem } from '@/components/api-client';
import { toast } from '@/components/ui/toast';
import { useMemo } from 'react';
import type { DocumentActions } from './document-menu';
import type { Document } from './types';
import { uploadFile } from './upload-file';

interface Options {
  workspaceId: string;
  act: (path: string, options?: { method?: 'POST' | 'PATCH' | 'DELETE'; body?: unknown }) => Promise<boolean>;
  /** After a deletion or its undoing. */
  onChanged: () => void;
}

/** What people do with a document; every deletion can be undone. */
export function useDocumentActions({ workspaceId, act, onChanged }: Options): DocumentActions {
  return useMemo(
    () => ({
      retry: (document: Document) => void act(`documents/${document.id}/retry`),
      replace: (document: Document) => void replaceFile(workspaceId, document).then(onChanged),
      remove: async (document: Document) => {
        if (!(await act(`documents/${document.id}`, { method: 'DELETE' }))) return;
        onChanged();
        const undo = () => void act(`documents/${document.id}/restore`).then(onChanged);
        toast({ title: `“${document.name}” deleted`, action: { label: 'Undo', onPress: undo } });
      },
    }),
    [workspaceId, act, onChanged],
  );
}

async function replaceFile(workspaceId: string, document: Document): Promise<void> {
  const file = await chooseFile();
  if (!file) return;
  try {
    const signal = new AbortController().signal;
    await uploadFile({ workspaceId, documentId: document.id, file, signal, onProgress: () => undefined });
    toast({ title: `“${document.name}” replaced`, description: 'The new file is being read.' });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    toast({
      title: `“${file.name}” was not taken`,
      description: `${error.detail} The old file is kept.`,
      tone: 'error',
    });
  }
}

function chooseFile(): Promise<File | null> {
  return new Promise((resolve) => {
    const input = window.document.createElement('input');
    input.type = 'file';
    input.onchange = () => resolve(input.files?.[0] ?? null);
    input.oncancel = () => resolve(null);
    input.click();
  });
}
