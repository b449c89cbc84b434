'use client';

import { Toast as Base } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { iconButtonVariants } from './icon-button';

const manager = Base.createToastManager();

interface ToastMessage {
  title: string;
  description?: string;
  tone?: 'success' | 'error';
  /** A button in the toast, usually "Undo"; the toast closes when it was pressed. */
  action?: { label: string; onPress: () => void };
  /** Milliseconds until it goes by itself; 6,000 unless told, 10,000 with an action, never (0) for errors. */
  timeout?: number;
}

/** Shows a message in the corner; callable from anywhere in the browser. */
export function toast({ title, description, tone, action, timeout }: ToastMessage): string {
  const id: string = manager.add({
    title,
    description,
    type: tone,
    priority: tone === 'error' ? 'high' : 'low',
    timeout: timeout ?? (tone === 'error' ? 0 : action ? 10_000 : 6_000),
    actionProps: action && {
      children: action.label,
      onClick: () => {
        manager.close(id);
        action.onPress();
      },
    },
  });
  return id;
}

/** Holds the toasts; stands once, in the layout. */
export function Toaster({ children }: { children: ReactNode }) {
  return (
    <Base.Provider toastManager={manager} limit={4}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed right-3 bottom-3 z-70 flex w-[calc(100vw-1.5rem)] flex-col gap-2 outline-none sm:right-5 sm:bottom-5 sm:w-88">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts } = Base.useToastManager();
  return toasts.map((item) => (
    <Base.Root
      key={item.id}
      toast={item}
      swipeDirection="right"
      className="popup-frame origin-bottom translate-x-(--toast-swipe-movement-x) data-ending-style:translate-y-2 data-limited:hidden data-starting-style:translate-y-2"
    >
      <Base.Content className="flex items-start gap-2.5 py-2.5 pr-2 pl-3">
        {item.type === 'error' ? (
          <CircleAlert className="text-destructive-text mt-1 size-4 shrink-0" aria-hidden />
        ) : null}
        {item.type === 'success' ? (
          <CircleCheck className="text-success-text mt-1 size-4 shrink-0" aria-hidden />
        ) : null}
        <div className="min-w-0 grow py-0.5">
          <Base.Title className="text-sm font-medium break-words" />
          <Base.Description className="text-muted-foreground text-xs break-words" />
        </div>
        <Base.Action className="text-primary-text hover:bg-accent h-7 shrink-0 rounded-md px-2 text-xs font-medium" />
        <Base.Close aria-label="Dismiss" className={cn(iconButtonVariants())}>
          <X aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
