'use client';

import { apiClient, ApiProblem } from '@/components/api-client';
import { toast } from '@/components/ui/toast';
import type { Collection } from '@/lib/documents/schema';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { DocumentsWorkspace } from './types';

/**
 * Collections without the one that is being deleted, which is out of sight at once and comes back where the request fails. Its
 * documents are not asked for any more: `collectionId` is null and `leaving` true until the next collection is there.
 */
export function useCollectionDeletion(
  workspace: DocumentsWorkspace,
  all: readonly Collection[],
  addressed: string | null,
  href: (id: string) => string,
) {
  const router = useRouter();
  const [gone, setGone] = useState<string | null>(null);
  const leaving = gone !== null && addressed === gone;

  const call = async (path: string, method: 'DELETE' | 'POST') => {
    try {
      await apiClient(`/api/v1/collections/${path}`, { workspace: workspace.id, method });
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toast({ title: error.title, description: error.detail, tone: 'error' });
      return false;
    }
  };
  const remove = async (collection: Collection) => {
    setGone(collection.id);
    if (!(await call(collection.id, 'DELETE'))) return setGone(null);
    const undo = async () => {
      if (!(await call(`${collection.id}/restore`, 'POST'))) return;
      setGone(null);
      router.replace(href(collection.id));
      router.refresh();
    };
    toast({ title: `“${collection.name}” deleted`, action: { label: 'Undo', onPress: () => void undo() } });
    router.replace(`/w/${encodeURIComponent(workspace.slug)}/documents`);
    router.refresh();
  };
  return {
    collections: all.filter(({ id }) => id !== gone),
    collectionId: leaving ? null : addressed,
    leaving,
    remove,
  };
}
