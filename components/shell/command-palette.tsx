'use client';

import { Dialog } from '@base-ui/react/dialog';
import { CommandList, type CommandListProps } from './command-list';

interface CommandPaletteProps extends Omit<CommandListProps, 'onClose'> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Every screen, object and action by a few letters (Ctrl/Cmd+K). Each opening begins with an empty field. */
export function CommandPalette({ open, onOpenChange, ...list }: CommandPaletteProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="bg-overlay fixed inset-0 z-40 transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="popup-frame fixed top-[12dvh] left-1/2 z-40 w-[calc(100vw-1.5rem)] max-w-xl origin-top -translate-x-1/2 overflow-hidden rounded-xl">
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <CommandList {...list} onClose={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
