'use client';

import { Spinner } from '@/components/ui/spinner';
import { Shortcut } from '@/components/ui/kbd';
import { keyCaps, useIsMac, useShortcutList } from '@/components/shortcuts';
import { Command } from 'cmdk';
import { ArrowRightLeft, CornerDownLeft, Keyboard, LogOut, Plus, Search, Zap } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { actionItems, matchItems } from './actions';
import { LOWER_SCREENS, SCREENS, screenHref } from './navigation';
import { THEMES } from './theme-switch';
import type { PaletteItem, Rights, SearchObjects, ShellWorkspace } from './types';
import { useObjectSearch } from './use-object-search';

export interface CommandListProps {
  workspace: ShellWorkspace;
  workspaces: readonly ShellWorkspace[];
  rights: Rights;
  search: SearchObjects;
  onShowShortcuts: () => void;
  onNewWorkspace: () => void;
  onSignOut: () => void;
  onClose: () => void;
}

/** The groups of the page's own shortcuts that are no actions on what is shown. */
const NOT_OF_THE_PAGE = new Set(['Everywhere', 'Go to', 'Lists']);

/** The field and what it finds. It lives as long as the palette is open, so that nothing of an earlier search is left. */
export function CommandList(props: CommandListProps) {
  const { search, onClose } = props;
  const router = useRouter();
  const [query, setQuery] = useState('');
  const { found, searching, failed } = useObjectSearch(query, search);
  const commands = useCommands(props);
  const groups = Map.groupBy([...found, ...matchItems(commands, query)], (item) => item.group);

  const choose = (item: PaletteItem) => {
    onClose();
    if (item.href !== undefined) router.push(item.href);
    else item.run?.();
  };
  return (
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
          placeholder="Find anything by name, or say what to do…"
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
  );
}

/** What can be done without any search: on this page, anywhere, with the app itself. */
function useCommands(props: CommandListProps): PaletteItem[] {
  const { workspace, workspaces, rights, onShowShortcuts, onNewWorkspace, onSignOut } = props;
  const { setTheme } = useTheme();
  const shortcuts = useShortcutList();
  // The registry is no React state: it is read once, when the palette opens.
  const [ofThePage] = useState(() =>
    shortcuts()
      .filter(({ group }) => !NOT_OF_THE_PAGE.has(group))
      .map(({ keys, label, onPress }): PaletteItem => ({
        id: `page-${keys}`,
        label,
        group: 'On this page',
        icon: Zap,
        run: onPress,
        shortcut: keys,
      })),
  );
  const screens = [...SCREENS, ...LOWER_SCREENS].map((screen): PaletteItem => ({
    id: `screen-${screen.path}`,
    label: screen.label,
    group: 'Go to',
    icon: screen.icon,
    href: screenHref(workspace.slug, screen.path),
    shortcut: `g ${screen.letter}`,
  }));
  const others = workspaces
    .filter(({ slug }) => slug !== workspace.slug)
    .map(({ slug, name }): PaletteItem => ({
      id: `workspace-${slug}`,
      label: `Switch to ${name}`,
      also: 'workspace',
      group: 'Workspaces',
      icon: ArrowRightLeft,
      href: screenHref(slug, 'playground'),
    }));
  return [
    ...ofThePage,
    ...screens,
    ...actionItems(workspace.slug, rights),
    ...others,
    { id: 'new-workspace', label: 'New workspace', group: 'Workspaces', icon: Plus, run: onNewWorkspace },
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      group: 'Bakeoff',
      icon: Keyboard,
      run: onShowShortcuts,
      shortcut: '?',
    },
    ...THEMES.map((theme): PaletteItem => ({
      id: `theme-${theme.value}`,
      label: `Theme: ${theme.label.toLowerCase()}`,
      group: 'Bakeoff',
      icon: theme.icon,
      run: () => setTheme(theme.value),
    })),
    { id: 'sign-out', label: 'Sign out', group: 'Bakeoff', icon: LogOut, run: onSignOut },
  ];
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
