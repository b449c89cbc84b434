'use client';

import { Shortcut } from '@/components/ui/kbd';
import { keyCaps, useIsMac } from '@/components/shortcuts';
import { Search } from 'lucide-react';
import { LOWER_SCREENS, SCREENS } from './navigation';
import { NavLink } from './nav-link';
import type { ShellUser, ShellWorkspace } from './types';
import { UserMenu } from './user-menu';
import { WorkspaceSwitcher } from './workspace-switcher';

export interface SidebarProps {
  workspace: ShellWorkspace;
  workspaces: readonly ShellWorkspace[];
  user: ShellUser;
  onOpenPalette: () => void;
  onShowShortcuts: () => void;
  onSignOut: () => void;
  /** Called when a link was followed, so that a drawer around it can close. */
  onNavigate?: () => void;
}

/** The navigation: the workspace, the search, the screens, the account. */
export function Sidebar(props: SidebarProps) {
  const { workspace, workspaces, user, onOpenPalette, onShowShortcuts, onSignOut, onNavigate } = props;
  const mac = useIsMac();
  return (
    <div className="flex h-full flex-col gap-3">
      <WorkspaceSwitcher workspace={workspace} workspaces={workspaces} />
      <button
        type="button"
        onClick={onOpenPalette}
        className="bg-card text-muted-foreground shadow-small hover:border-border-strong hover:text-foreground flex h-8 items-center gap-2 rounded-md border px-2 text-sm transition-colors"
      >
        <Search className="size-4" aria-hidden />
        <span className="grow text-left">Search</span>
        <Shortcut keys={keyCaps('mod+k', mac)} />
      </button>
      <nav aria-label="Screens" className="flex min-h-0 grow flex-col gap-0.5 overflow-y-auto">
        {SCREENS.map((screen) => (
          <NavLink key={screen.path} workspaceSlug={workspace.slug} screen={screen} onNavigate={onNavigate} />
        ))}
        <div className="grow" />
        {LOWER_SCREENS.map((screen) => (
          <NavLink key={screen.path} workspaceSlug={workspace.slug} screen={screen} onNavigate={onNavigate} />
        ))}
      </nav>
      <div className="border-t pt-2">
        <UserMenu user={user} onShowShortcuts={onShowShortcuts} onSignOut={onSignOut} />
      </div>
    </div>
  );
}
