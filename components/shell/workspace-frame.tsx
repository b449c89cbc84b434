'use client';

import { FileText, Boxes, ListChecks, MessageSquareText, Columns3 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, type ReactNode } from 'react';
import { apiClient } from '@/components/api-client';
import { AppShell } from './app-shell';
import type { PaletteItem, ShellUser, ShellWorkspace } from './types';

interface Found {
  kind: 'document' | 'index' | 'prompt' | 'comparison' | 'dataset';
  id: string;
  name: string;
}

const KINDS = {
  document: { group: 'Documents', path: 'documents', icon: FileText },
  index: { group: 'Indexes', path: 'indexes', icon: Boxes },
  prompt: { group: 'Prompts', path: 'prompts', icon: MessageSquareText },
  dataset: { group: 'Datasets', path: 'datasets', icon: ListChecks },
  comparison: { group: 'Comparisons', path: 'playground', icon: Columns3 },
} as const;

interface Props {
  workspace: ShellWorkspace & { id: string };
  workspaces: readonly ShellWorkspace[];
  user: ShellUser;
  children: ReactNode;
}

/** The shell, tied to the API: it finds the workspace's objects and signs out. */
export function WorkspaceFrame({ workspace, workspaces, user, children }: Props) {
  const { id, slug } = workspace;
  const router = useRouter();
  const search = useCallback(
    async (query: string, signal: AbortSignal): Promise<PaletteItem[]> => {
      const answer = await apiClient<{ items: Found[] }>(`/api/app/search?q=${encodeURIComponent(query)}`, {
        workspace: id,
        signal,
      });
      return answer.items.map(({ kind, id: objectId, name }) => {
        const { group, path, icon } = KINDS[kind];
        const last = kind === 'prompt' ? name.split('/').map(encodeURIComponent).join('/') : objectId;
        return {
          id: `${kind}:${objectId}`,
          label: name,
          group,
          icon,
          href: `/w/${encodeURIComponent(slug)}/${path}/${last}`,
        };
      });
    },
    [id, slug],
  );
  const signOut = useCallback(async () => {
    await apiClient('/api/app/sign-out', { method: 'POST' });
    router.replace('/sign-in');
    router.refresh();
  }, [router]);
  return (
    <AppShell workspace={workspace} workspaces={workspaces} user={user} search={search} onSignOut={signOut}>
      {children}
    </AppShell>
  );
}
