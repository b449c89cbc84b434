'use client';

import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { CircleUser, Keyboard, LogOut } from 'lucide-react';
import { ThemeMenuGroup } from './theme-switch';
import type { ShellUser } from './types';

interface UserMenuProps {
  user: ShellUser;
  onShowShortcuts: () => void;
  onSignOut: () => void;
}

/** Who is signed in, with the theme, the list of shortcuts and the way out. */
export function UserMenu({ user, onShowShortcuts, onSignOut }: UserMenuProps) {
  return (
    <Menu
      side="top"
      align="start"
      className="w-60"
      trigger={
        <button
          type="button"
          aria-label={`Account of ${user.name}`}
          className="text-muted-foreground hover:bg-accent hover:text-foreground data-popup-open:bg-accent flex h-9 w-full min-w-0 items-center gap-2 rounded-md px-2 text-left text-sm transition-colors"
        >
          <CircleUser className="size-4 shrink-0" aria-hidden />
          <span className="min-w-0 truncate">{user.name}</span>
        </button>
      }
    >
      <p className="text-muted-foreground truncate px-2 pt-1 pb-1.5 text-xs">{user.email}</p>
      <MenuSeparator />
      <ThemeMenuGroup />
      <MenuSeparator />
      <MenuItem icon={<Keyboard aria-hidden />} shortcut={['?']} onSelect={onShowShortcuts}>
        Keyboard shortcuts
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden />} onSelect={onSignOut}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
