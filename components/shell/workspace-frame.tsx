'use client';

import { Boxes, Columns3, FileText, Folder, Link2, ListChecks, MessageSquareText, Plug, Scale } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback, type ReactNode } from 'react';
import { apiClient } from '@/components/api-client';
import { AppShell } from './app-shell';
import { screenHref } from './navigation';
import type { PaletteItem, Rights, ShellUser, ShellWorkspace } from './types';

interface Found {
  kind: keyof typeof KINDS;
  id: string;
  name: string;
}

const inFolders = (name: string) => name.split('/').map(encodeURIComponent).join('/');

/** Where an object of each kind is looked at. */
const KINDS = {
  prompt: { group: 'Prompts', icon: MessageSquareText, path: ({ name }: Found) => `prompts/${inFolders(name)}` },
  comparison: { group: 'Comparisons', icon: Columns3, path: ({ id }: Found) => `playground/${id}` },
  document: { group: 'Documents', icon: FileText, path: ({ id }: Found) => `documents/${id}` },
  collection: { group: 'Collections', icon: Folder, path: ({ id }: Found) => `documents?collection=${id}` },
  index: { group: 'Indexes', icon: Boxes, path: ({ id }: Found) => `indexes/${id}` },
  dataset: { group: 'Datasets', icon: ListChecks, path: ({ id }: Found) => `datasets/${id}` },
  evaluation: { group: 'Evaluations', icon: Scale, path: ({ id }: Found) => `evaluations/${id}` },
  share: { group: 'Shares', icon: Link2, path: ({ id }: Found) => `shares#${id}` },
  connection: { group: 'Connections', icon: Plug, path: ({ id }: Found) => `models#${id}` },
  model: { group: 'Models', icon: Plug, path: ({ id }: Found) => `models#${encodeURIComponent(id)}` },
};

interface Props {
  workspace: ShellWorkspace & { id: string };
  workspaces: readonly ShellWorkspace[];
  user: ShellUser;
  rights: Rights;
  children: ReactNode;
}

/** The shell, tied to the API: it finds the workspace's objects and signs out. */
export function WorkspaceFrame({ workspace, workspaces, user, rights, children }: Props) {
  const { id, slug } = workspace;
  const router = useRouter();
  const search = useCallback(
    async (query: string, signal: AbortSignal): Promise<PaletteItem[]> => {
      const answer = await apiClient<{ items: Found[] }>(`/api/app/search?q=${encodeURIComponent(query)}`, {
        workspace: id,
        signal,
      });
      return answer.items.map((found) => {
        const { group, icon, path } = KINDS[found.kind];
        return {
          id: `${found.kind}:${found.id}`,
          label: found.name,
          group,
          icon,
          href: screenHref(slug, path(found)),
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
    <AppShell
      workspace={workspace}
      workspaces={workspaces}
      user={user}
      rights={rights}
      search={search}
      onSignOut={signOut}
    >
      {children}
    </AppShell>
  );
}
