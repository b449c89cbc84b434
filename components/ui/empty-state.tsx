import type { ReactNode } from 'react';
import { cn } from './cn';

interface EmptyStateProps {
  icon?: ReactNode;
  /** One sentence. */
  title: string;
  description?: ReactNode;
  /** One action, and a sample beside it where there is one. */
  actions?: ReactNode;
  className?: string;
}

/** What stands where a list would be. */
export function EmptyState({ icon, title, description, actions, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        'border-border-strong flex flex-col items-center rounded-lg border border-dashed px-6 py-12 text-center',
        className,
      )}
    >
      {icon ? (
        <div
          aria-hidden
          className="bg-muted text-muted-foreground mb-3 flex size-10 items-center justify-center rounded-lg [&_svg]:size-5"
        >
          {icon}
        </div>
      ) : null}
      <p className="text-base font-medium">{title}</p>
      {description ? <p className="text-muted-foreground mt-1 max-w-md text-sm">{description}</p> : null}
      {actions ? <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
