import type { ReactNode } from 'react';
import { cn } from './cn';

interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  /** A link or two above the title: where this page belongs. */
  breadcrumb?: ReactNode;
  /** Buttons at the right end; the primary one last. */
  actions?: ReactNode;
  className?: string;
}

/** The page's only `h1`. */
export function PageHeader({ title, description, breadcrumb, actions, className }: PageHeaderProps) {
  return (
    <header className={cn('mb-5 flex flex-wrap items-end justify-between gap-x-4 gap-y-3', className)}>
      <div className="min-w-0">
        {breadcrumb ? (
          <div className="text-muted-foreground mb-1 flex items-center gap-1.5 text-xs">{breadcrumb}</div>
        ) : null}
        <h1 className="text-xl font-semibold tracking-tight break-words">{title}</h1>
        {description ? <p className="text-muted-foreground mt-0.5 max-w-2xl text-sm">{description}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}

/** The frame of an ordinary page: centred, with room at the sides. */
export function Page({
  className,
  wide = false,
  children,
}: {
  className?: string;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={cn('mx-auto w-full px-4 py-5 sm:px-6 sm:py-6', wide ? 'max-w-none' : 'max-w-6xl', className)}>
      {children}
    </div>
  );
}
