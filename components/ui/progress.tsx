'use client';

import { Progress as Base } from '@base-ui/react/progress';
import { cn } from './cn';

interface ProgressProps {
  /** What is going on, such as "Reading documents". */
  label: string;
  done: number;
  /** null while the size of the work is not known. */
  total: number | null;
  /** Items per second, where it is known. */
  rate?: number | null;
  /** Seconds left, where they are known. */
  secondsLeft?: number | null;
  /** What is counted, such as "chunks". */
  unit?: string;
  className?: string;
}

const count = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const speed = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** A bar with n of N, rate and time left. */
export function Progress({ label, done, total, rate, secondsLeft, unit, className }: ProgressProps) {
  const facts = [
    // Nothing of an unknown amount says nothing.
    total === null && done === 0
      ? null
      : `${count.format(done)}${total === null ? '' : ` of ${count.format(total)}`}${unit ? ` ${unit}` : ''}`,
    rate ? `${speed.format(rate)}/s` : null,
    secondsLeft === undefined || secondsLeft === null ? null : `${timeLeft(secondsLeft)} left`,
  ].filter((fact) => fact !== null);
  return (
    <Base.Root
      value={total === null ? null : Math.min(done, total)}
      max={total === null || total === 0 ? 1 : total}
      getAriaValueText={() => facts.join(', ')}
      className={cn('flex min-w-0 flex-col gap-1.5', className)}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs">
        <Base.Label className="font-medium">{label}</Base.Label>
        <span className="text-muted-foreground tabular">{facts.join(' · ')}</span>
      </div>
      <Base.Track className="bg-muted h-1.5 overflow-hidden rounded-full">
        <Base.Indicator className="bg-primary data-indeterminate:animate-pulse-soft h-full rounded-full transition-[width] duration-300 data-indeterminate:w-1/3" />
      </Base.Track>
    </Base.Root>
  );
}

/** Seconds as the two largest units: `2 min 5 s`. */
function timeLeft(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
