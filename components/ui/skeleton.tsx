import { cn } from './cn';

/** A grey shape of the size of what is being loaded. Give the container around it `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('animate-pulse-soft bg-muted rounded-md', className)} />;
}
