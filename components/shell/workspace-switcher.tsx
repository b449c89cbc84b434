'use client';

import { Menu, MenuGroup, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu';
import { Check, ChevronsUpDown, Plus, Settings } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { screenHref } from './navigation';
import { NewWorkspaceDialog } from './new-workspace-dialog';
import type { ShellWorkspace } from './types';

interface WorkspaceSwitcherProps {
  workspace: ShellWorkspace;
  workspaces: readonly ShellWorkspace[];
}

/** The workspace at the top of the navigation, and the way to the others. */
export function WorkspaceSwitcher({ workspace, workspaces }: WorkspaceSwitcherProps) {
  const [making, setMaking] = useState(false);
  return (
    <>
      <Menu
        align="start"
        className="w-60"
        trigger={
          <button
            type="button"
            aria-label={`Workspace ${workspace.name}`}
            className="hover:bg-accent data-popup-open:bg-accent flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-1.5 text-left transition-colors"
          >
            <Initial name={workspace.name} />
            <span className="min-w-0 grow truncate text-sm font-semibold">{workspace.name}</span>
            <ChevronsUpDown className="text-muted-foreground size-3.5 shrink-0" aria-hidden />
          </button>
        }
      >
        <MenuGroup label="Workspaces">
          {workspaces.map((entry) => (
            <MenuLink
              key={entry.slug}
              link={<Link href={screenHref(entry.slug, 'playground')} />}
              icon={<Initial name={entry.name} />}
            >
              <span className="flex items-center gap-2">
                <span className="grow truncate">{entry.name}</span>
                {entry.slug === workspace.slug ? <Check className="text-primary-text" aria-label="this one" /> : null}
              </span>
            </MenuLink>
          ))}
        </MenuGroup>
        <MenuSeparator />
        <MenuLink link={<Link href={screenHref(workspace.slug, 'settings')} />} icon={<Settings aria-hidden />}>
          Workspace settings
        </MenuLink>
        <MenuItem icon={<Plus aria-hidden />} onSelect={() => setMaking(true)}>
          New workspace
        </MenuItem>
      </Menu>
      <NewWorkspaceDialog open={making} onOpenChange={setMaking} />
    </>
  );
}

function Initial({ name }: { name: string }) {
  return (
    <span
      aria-hidden
      className="bg-primary text-primary-foreground flex size-6 shrink-0 items-center justify-center rounded-md text-xs font-semibold uppercase"
    >
      {Array.from(name.trim())[0] ?? '·'}
    </span>
  );
}
