'use client';

import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

interface CheckboxProps extends Omit<ComponentProps<typeof Base.Root>, 'className'> {
  className?: string;
  /** Text beside the box; without it give an `aria-label`. */
  label?: ReactNode;
  description?: ReactNode;
}

export function Checkbox({ className, label, description, ...props }: CheckboxProps) {
  const box = (
    <Base.Root
      className={cn(
        // The target is 24 px although the box is 16.
        'border-input bg-card shadow-small data-checked:border-primary data-checked:bg-primary data-indeterminate:border-primary data-indeterminate:bg-primary relative inline-flex size-4 shrink-0 items-center justify-center rounded-sm border transition-colors after:absolute after:-inset-1 data-disabled:opacity-50',
        label ? 'mt-0.5' : className,
      )}
      {...props}
    >
      <Base.Indicator
        className="text-primary-foreground data-unchecked:hidden [&_svg]:size-3"
        render={(indicator, state) => (
          <span {...indicator}>{state.indeterminate ? <Minus strokeWidth={3} /> : <Check strokeWidth={3} />}</span>
        )}
      />
    </Base.Root>
  );
  if (!label) return box;
  return (
    <label className={cn('flex min-h-6 cursor-pointer items-start gap-2 text-sm', className)}>
      {box}
      <span className="flex flex-col">
        <span>{label}</span>
        {description ? <span className="text-muted-foreground text-xs">{description}</span> : null}
      </span>
    </label>
  );
}
