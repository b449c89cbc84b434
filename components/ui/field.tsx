'use client';

import { Field as Base } from '@base-ui/react/field';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface FieldProps {
  label: ReactNode;
  /** One line under the label's control that helps to fill it in. */
  description?: ReactNode;
  /** What is wrong with the value; undefined when nothing is. */
  error?: string | undefined;
  /** Shown after the label, in grey. */
  optional?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  name?: string;
  className?: string;
  /** An `Input`, `Textarea`, `Select`, `Combobox`, `Switch` or another Base UI control. */
  children: ReactNode;
}

/** A control with its label, its hint and its error, tied together for screen readers. */
export function Field({ label, description, error, optional, hideLabel, name, className, children }: FieldProps) {
  const invalid = error !== undefined && error !== '';
  return (
    <Base.Root name={name} invalid={invalid} className={cn('flex min-w-0 flex-col gap-1.5', className)}>
      <Base.Label className={cn('text-sm font-medium', hideLabel && 'sr-only')}>
        {label}
        {optional ? <span className="text-muted-foreground font-normal"> (optional)</span> : null}
      </Base.Label>
      {children}
      {description ? (
        <Base.Description className="text-muted-foreground text-xs">{description}</Base.Description>
      ) : null}
      <Base.Error match={invalid} className="text-destructive-text flex items-start gap-1.5 text-xs">
        <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
        <span>{error}</span>
      </Base.Error>
    </Base.Root>
  );
}
