'use client';

import { Switch as Base } from '@base-ui/react/switch';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';

interface SwitchProps extends Omit<ComponentProps<typeof Base.Root>, 'className'> {
  className?: string;
  /** Text beside the switch; without it give an `aria-label`. */
  label?: ReactNode;
}

export function Switch({ className, label, ...props }: SwitchProps) {
  const control = (
    <Base.Root
      className={cn(
        'bg-border-strong data-checked:bg-primary relative inline-flex h-5 w-8 shrink-0 items-center rounded-full p-0.5 transition-colors after:absolute after:-inset-0.5 data-disabled:opacity-50',
        !label && className,
      )}
      {...props}
    >
      <Base.Thumb className="shadow-small size-4 rounded-full bg-white transition-transform data-checked:translate-x-3" />
    </Base.Root>
  );
  if (!label) return control;
  return (
    <label className={cn('flex min-h-6 cursor-pointer items-center gap-2 text-sm', className)}>
      {control}
      <span>{label}</span>
    </label>
  );
}
