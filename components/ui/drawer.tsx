'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { iconButtonVariants } from './icon-button';

interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Keeps the title for screen readers only. */
  hideTitle?: boolean;
  description?: ReactNode;
  side?: 'left' | 'right';
  /** A width class for the panel; it never exceeds the screen. */
  className?: string;
  children: ReactNode;
}

/** A panel from the side of the screen; Escape or a click beside it closes it. */
export function Drawer(props: DrawerProps) {
  const { open, onOpenChange, title, hideTitle = false, description, side = 'right', className, children } = props;
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="bg-overlay fixed inset-0 z-40 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={cn(
            'border-border-strong bg-popover shadow-popup fixed inset-y-0 z-40 flex w-full max-w-full flex-col transition-transform duration-200 ease-out outline-none sm:w-[34rem]',
            side === 'right'
              ? 'right-0 border-l data-ending-style:translate-x-full data-starting-style:translate-x-full'
              : 'left-0 border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
            className,
          )}
        >
          <div className="flex items-start justify-between gap-3 px-4 pt-3 pb-2">
            <div className="min-w-0">
              <Base.Title className={cn('truncate text-base font-semibold', hideTitle && 'sr-only')}>
                {title}
              </Base.Title>
              {description ? (
                <Base.Description className="text-muted-foreground text-xs">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close aria-label="Close" className={cn(iconButtonVariants(), '-mr-1.5')}>
              <X aria-hidden />
            </Base.Close>
          </div>
          <div className="min-h-0 grow overflow-y-auto px-4 pb-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
