'use client';

import { ShortcutList, useRowKeys, useShortcut } from '@/components/shortcuts';
import { Drawer } from '@/components/ui/drawer';
import { useRouter } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { BottomBar } from './bottom-bar';
import { CommandPalette } from './command-palette';
import { LOWER_SCREENS, SCREENS, screenHref, type Screen } from './navigation';
import { Sidebar } from './sidebar';
import { NavigationProgress } from './navigation-progress';
import { NewWorkspaceDialog } from './new-workspace-dialog';
import type { Rights, SearchObjects, ShellUser, ShellWorkspace } from './types';

interface AppShellProps {
  workspace: ShellWorkspace;
  /** All workspaces of the person, this one included. */
  workspaces: readonly ShellWorkspace[];
  user: ShellUser;
  rights: Rights;
  search: SearchObjects;
  onSignOut: () => void;
  children: ReactNode;
}

/** What stands around every page of a workspace. */
export function AppShell({ workspace, workspaces, user, rights, search, onSignOut, children }: AppShellProps) {
  const [palette, setPalette] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  const [more, setMore] = useState(false);
  const [making, setMaking] = useState(false);
  useShortcut({
    keys: 'mod+k',
    label: 'Search and commands',
    group: 'Everywhere',
    whileTyping: true,
    onPress: () => setPalette((open) => !open),
  });
  useRowKeys();
  const closeMoreAnd = (then: () => void) => () => {
    setMore(false);
    then();
  };
  const sidebar = {
    workspace,
    workspaces,
    user,
    onSignOut,
    onOpenPalette: closeMoreAnd(() => setPalette(true)),
    onShowShortcuts: closeMoreAnd(() => setShortcuts(true)),
  };
  return (
    <div className="flex min-h-dvh">
      <NavigationProgress />
      <a
        href="#content"
        className="bg-primary text-primary-foreground fixed top-2 left-2 z-50 -translate-y-16 rounded-md px-3 py-1.5 text-sm font-medium focus:translate-y-0"
      >
        Skip to the content
      </a>
      <aside
        aria-label="Navigation"
        className="bg-sunken sticky top-0 hidden h-dvh w-56 shrink-0 border-r p-2.5 md:block"
      >
        <Sidebar {...sidebar} />
      </aside>
      <main id="content" tabIndex={-1} className="min-w-0 grow pb-14 outline-none md:pb-0">
        {children}
      </main>
      <BottomBar workspaceSlug={workspace.slug} onMore={() => setMore(true)} />
      <Drawer open={more} onOpenChange={setMore} side="left" title="Menu" hideTitle className="max-sm:w-72 sm:w-72">
        <Sidebar {...sidebar} onNavigate={() => setMore(false)} />
      </Drawer>
      {[...SCREENS, ...LOWER_SCREENS].map((screen) => (
        <GoTo key={screen.path} workspaceSlug={workspace.slug} screen={screen} />
      ))}
      <CommandPalette
        open={palette}
        onOpenChange={setPalette}
        workspace={workspace}
        workspaces={workspaces}
        rights={rights}
        search={search}
        onShowShortcuts={() => setShortcuts(true)}
        onNewWorkspace={() => setMaking(true)}
        onSignOut={onSignOut}
      />
      <NewWorkspaceDialog open={making} onOpenChange={setMaking} />
      <ShortcutList open={shortcuts} onOpenChange={setShortcuts} />
    </div>
  );
}

/** `g` and a letter. */
function GoTo({ workspaceSlug, screen }: { workspaceSlug: string; screen: Screen }) {
  const router = useRouter();
  useShortcut({
    keys: `g ${screen.letter}`,
    label: screen.label,
    group: 'Go to',
    onPress: () => router.push(screenHref(workspaceSlug, screen.path)),
  });
  return null;
}
