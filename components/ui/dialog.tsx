'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn';
import { iconButtonVariants } from './icon-button';

interface DialogProps {
  title: ReactNode;
  description?: ReactNode;
  /** The element that opens it; leave it out and use `open` to open it from elsewhere. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  /** The row of buttons at the foot. Use `DialogClose` for the one that only closes. */
  footer?: ReactNode;
  children?: ReactNode;
}

const widths = { sm: 'max-w-sm', md: 'max-w-lg', lg: 'max-w-3xl', xl: 'max-w-6xl' };

/** A window over the page that takes the focus until it is closed. Its body scrolls, its head and foot stay. */
export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  size = 'md',
  footer,
  children,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="bg-overlay fixed inset-0 z-40 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 grid grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)] place-items-center overflow-hidden p-3 sm:p-8">
          <Base.Popup
            className={cn(
              'popup-frame flex max-h-full w-full origin-center flex-col rounded-xl duration-150',
              widths[size],
            )}
          >
            <div className="flex items-start justify-between gap-3 px-5 pt-4 pb-3">
              <div className="min-w-0">
                <Base.Title className="text-lg font-semibold">{title}</Base.Title>
                {description ? (
                  <Base.Description className="text-muted-foreground mt-0.5 text-sm">{description}</Base.Description>
                ) : null}
              </div>
              <Base.Close aria-label="Close" className={cn(iconButtonVariants(), '-mt-0.5 -mr-1.5')}>
                <X aria-hidden />
              </Base.Close>
            </div>
            {children ? <div className="min-h-0 overflow-y-auto px-5 pb-5">{children}</div> : null}
            {footer ? <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</div> : null}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the dialog or the drawer around it: `<DialogClose render={<Button>Cancel</Button>} />`. */
export function DialogClose({ render }: { render: ReactElement }) {
  return <Base.Close render={render} />;
}
