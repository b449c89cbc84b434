'use client';

import { Spinner } from '@/components/ui/spinner';
import { Shortcut } from '@/components/ui/kbd';
import { keyCaps, useIsMac } from '@/components/shortcuts';
import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { Braces, CornerDownLeft, KeyRound, Keyboard, LogOut, Search, Users } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { LOWER_SCREENS, SCREENS, screenHref } from './navigation';
import { THEMES } from './theme-switch';
import type { PaletteItem, SearchObjects } from './types';
import { useObjectSearch } from './use-object-search';

/** Parts of the settings that people look for by name. */
const SETTINGS = [
  { path: 'members', label: 'Members and invitations', icon: Users },
  { path: 'api-keys', label: 'API keys', icon: KeyRound },
  { path: 'api', label: 'API reference', icon: Braces },
] as const;

interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  workspaceSlug: string;
  search: SearchObjects;
  onShowShortcuts: () => void;
  onSignOut: () => void;
}

/** Every screen, object and action by a few letters (Ctrl/Cmd+K). */
export function CommandPalette(props: CommandPaletteProps) {
  const { open, onOpenChange, workspaceSlug, search, onShowShortcuts, onSignOut } = props;
  const router = useRouter();
  const { setTheme } = useTheme();
  const [query, setQuery] = useState('');
  const { found, searching, failed } = useObjectSearch(open ? query : '', search);

  const screens = [...SCREENS, ...LOWER_SCREENS].map((screen): PaletteItem => ({
    id: `screen-${screen.path}`,
    label: screen.label,
    group: 'Go to',
    icon: screen.icon,
    href: screenHref(workspaceSlug, screen.path),
    shortcut: `g ${screen.letter}`,
  }));
  const actions: PaletteItem[] = [
    ...SETTINGS.map(({ path, label, icon }) => ({
      id: `settings-${path}`,
      label,
      group: 'Settings',
      icon,
      href: screenHref(workspaceSlug, `settings/${path}`),
    })),
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      group: 'Actions',
      icon: Keyboard,
      run: onShowShortcuts,
      shortcut: '?',
    },
    ...THEMES.map((theme) => ({
      id: `theme-${theme.value}`,
      label: `Theme: ${theme.label.toLowerCase()}`,
      group: 'Actions',
      icon: theme.icon,
      run: () => setTheme(theme.value),
    })),
    { id: 'sign-out', label: 'Sign out', group: 'Actions', icon: LogOut, run: onSignOut },
  ];
  const matching = [...screens, ...actions].filter((item) =>
    item.label.toLowerCase().includes(query.trim().toLowerCase()),
  );
  const groups = Map.groupBy([...found, ...matching], (item) => item.group);

  const choose = (item: PaletteItem) => {
    onOpenChange(false);
    setQuery('');
    if (item.href !== undefined) router.push(item.href);
    else item.run?.();
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="bg-overlay fixed inset-0 z-40 transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="popup-frame fixed top-[12dvh] left-1/2 z-40 w-[calc(100vw-1.5rem)] max-w-xl origin-top -translate-x-1/2 overflow-hidden rounded-xl">
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <Command label="Search and commands" shouldFilter={false} loop>
            <div className="flex items-center gap-2.5 border-b px-3.5">
              {searching ? (
                <Spinner className="text-muted-foreground" />
              ) : (
                <Search className="text-muted-foreground size-4" aria-hidden />
              )}
              <Command.Input
                value={query}
                onValueChange={setQuery}
                placeholder="Search prompts, documents, indexes, screens…"
                className="placeholder:text-muted-foreground h-11 w-full bg-transparent text-base outline-none"
              />
            </div>
            <Command.List className="max-h-[min(24rem,60dvh)] overflow-y-auto p-1.5">
              <Command.Empty className="text-muted-foreground px-3 py-8 text-center text-sm">
                {searching ? 'Searching…' : 'Nothing found.'}
              </Command.Empty>
              {failed ? (
                <p className="text-destructive-text px-2 py-1.5 text-xs">Objects can’t be searched at the moment.</p>
              ) : null}
              {[...groups].map(([group, items]) => (
                <Command.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:text-muted-foreground [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs"
                >
                  {items.map((item) => (
                    <PaletteRow key={item.id} item={item} onChoose={() => choose(item)} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteRow({ item, onChoose }: { item: PaletteItem; onChoose: () => void }) {
  const mac = useIsMac();
  const Icon = item.icon;
  return (
    <Command.Item
      value={item.id}
      onSelect={onChoose}
      className="group/item data-[selected=true]:bg-accent flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2 text-sm select-none"
    >
      {Icon ? <Icon className="text-muted-foreground size-4 shrink-0" aria-hidden /> : null}
      <span className="min-w-0 truncate" dir="auto">
        {item.label}
      </span>
      {item.hint ? <span className="text-muted-foreground min-w-0 truncate text-xs">{item.hint}</span> : null}
      <span className="grow" />
      {item.shortcut ? (
        <Shortcut keys={keyCaps(item.shortcut, mac)} />
      ) : (
        <CornerDownLeft
          className="text-muted-foreground hidden size-3.5 group-data-[selected=true]/item:block"
          aria-hidden
        />
      )}
    </Command.Item>
  );
}
