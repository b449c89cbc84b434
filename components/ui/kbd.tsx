import { cn } from './cn';

/** One key of a shortcut. */
export function Kbd({ className, children }: { className?: string; children: string }) {
  return (
    <kbd
      className={cn(
        'border-border-strong bg-card text-2xs text-muted-foreground inline-flex h-5 min-w-5 items-center justify-center rounded border px-1 font-sans font-medium',
        className,
      )}
    >
      {children}
    </kbd>
  );
}

/** The keys of a shortcut, one after another. */
export function Shortcut({ keys, className }: { keys: readonly string[]; className?: string }) {
  return (
    <span className={cn('inline-flex items-center gap-0.5', className)}>
      {keys.map((key, at) => (
        <Kbd key={at}>{key}</Kbd>
      ))}
    </span>
  );
}
