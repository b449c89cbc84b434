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
  /** Takes a document out of sight at once, or shows it again; a page of one document has nothing to hide. */
  hide?: (id: string, isHidden: boolean) => void;
  /** After a deletion or its undoing. */
  onChanged: () => void;
}

/** What people do with a document; every deletion can be undone. */
export function useDocumentActions({ workspaceId, act, hide, onChanged }: Options): DocumentActions {
  return useMemo(
    () => ({
      retry: (document: Document) => void act(`documents/${document.id}/retry`),
      replace: (document: Document) => void replaceFile(workspaceId, document).then(onChanged),
      remove: async (document: Document) => {
        hide?.(document.id, true);
        if (!(await act(`documents/${document.id}`, { method: 'DELETE' }))) {
          hide?.(document.id, false);
          return;
        }
        onChanged();
        const undo = async () => {
          if (await act(`documents/${document.id}/restore`)) hide?.(document.id, false);
          onChanged();
        };
        toast({ title: `“${document.name}” deleted`, action: { label: 'Undo', onPress: () => void undo() } });
      },
    }),
    [workspaceId, act, hide, onChanged],
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
