import type { ComponentProps } from 'react';
import { cn } from './cn';

interface TableProps extends ComponentProps<'table'> {
  /** Accessible name; the frame around a table that is too wide scrolls and can be focused. */
  label: string;
}

/** A dense table. Rows take `Row`, cells `Cell` and `HeadCell`. */
export function Table({ label, className, ...props }: TableProps) {
  return (
    <div
      role="group"
      aria-label={label}
      tabIndex={0}
      className="bg-card shadow-small relative w-full overflow-x-auto rounded-lg border"
    >
      <table aria-label={label} className={cn('w-full border-collapse text-sm', className)} {...props} />
    </div>
  );
}

export function TableHead(props: ComponentProps<'thead'>) {
  return <thead {...props} />;
}

export function TableBody({ className, ...props }: ComponentProps<'tbody'>) {
  return <tbody className={cn('divide-y', className)} {...props} />;
}

export function Row({ className, ...props }: ComponentProps<'tr'>) {
  return (
    <tr
      className={cn('group/row hover:bg-muted/60 data-selected:bg-primary-soft transition-colors', className)}
      {...props}
    />
  );
}

export function HeadCell({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn(
        'text-muted-foreground h-9 border-b px-3 text-left text-xs font-medium whitespace-nowrap',
        className,
      )}
      {...props}
    />
  );
}

/** `numeric` aligns to the right with figures of one width. */
export function Cell({ className, numeric = false, ...props }: ComponentProps<'td'> & { numeric?: boolean }) {
  return <td className={cn('h-10 px-3 py-1.5 align-middle', numeric && 'tabular text-right', className)} {...props} />;
}
