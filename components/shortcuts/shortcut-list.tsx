'use client';

import { Dialog } from '@/components/ui/dialog';
import { Shortcut as KeyCaps } from '@/components/ui/kbd';
import { useState } from 'react';
import { listShortcuts } from './all-shortcuts';
import { keyCaps } from './match-shortcut';
import { useShortcut, useShortcutList, type Shortcut } from './shortcuts-provider';
import { useIsMac } from './use-is-mac';

interface ShortcutListProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The list behind `?`: every shortcut, those of other screens as well. */
export function ShortcutList({ open, onOpenChange }: ShortcutListProps) {
  const list = useShortcutList();
  const mac = useIsMac();
  const [shown, setShown] = useState<Shortcut[]>([]);
  useShortcut({ keys: '?', label: 'Show this list', group: 'Everywhere', onPress: () => onOpenChange(true) });
  // The registry is no React state: it is read when the list opens.
  const [wasOpen, setWasOpen] = useState(false);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setShown(list());
  }
  const groups = listShortcuts(shown);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts" size="lg">
      <div className="columns-1 gap-8 sm:columns-2">
        {[...groups].map(([group, shortcuts]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="text-muted-foreground mb-1.5 text-xs font-medium">{group}</h3>
            <dl className="divide-y">
              {shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className="flex min-h-8 items-center justify-between gap-3 py-1 text-sm">
                  <dt>{shortcut.label}</dt>
                  <dd>
                    <KeyCaps keys={keyCaps(shortcut.keys, mac)} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
