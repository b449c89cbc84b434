'use client';

import { PreviewCard as Base } from '@base-ui/react/preview-card';
import type { ReactElement, ReactNode } from 'react';
import { cn } from './cn';

interface HoverCardProps {
  /** The link or button that is pointed at or focused. */
  trigger: ReactElement;
  className?: string;
  children: ReactNode;
}

/** More about a link, while it is pointed at or focused. Never the only way to that content. */
export function HoverCard({ trigger, className, children }: HoverCardProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} delay={150} closeDelay={120} />
      <Base.Portal>
        <Base.Positioner side="top" sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className={cn('popup-frame w-96 max-w-(--available-width) p-3', className)}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
