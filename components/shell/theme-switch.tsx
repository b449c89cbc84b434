'use client';

import { MenuGroup, MenuRadio } from '@/components/ui/menu';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';

export const THEMES = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'As the system', icon: Monitor },
] as const;

/** Light, dark or as the system, inside a menu. */
export function ThemeMenuGroup() {
  const { theme = 'system', setTheme } = useTheme();
  return (
    <MenuGroup label="Theme">
      <MenuRadio
        label="Theme"
        value={theme}
        onValueChange={setTheme}
        options={THEMES.map(({ value, label, icon: Icon }) => ({
          value: value as string,
          label: (
            <span className="flex items-center gap-2">
              <Icon className="text-muted-foreground size-4" aria-hidden />
              {label}
            </span>
          ),
        }))}
      />
    </MenuGroup>
  );
}
