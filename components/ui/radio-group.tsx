'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup as Base } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface RadioOption<Value extends string> {
  value: Value;
  label: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
}

interface RadioGroupProps<Value extends string> {
  /** Accessible name of the group. */
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly RadioOption<Value>[];
  className?: string;
}

/** One of a few options, all of them visible, each with room for a description. */
export function RadioGroup<Value extends string>({
  label,
  value,
  onValueChange,
  options,
  className,
}: RadioGroupProps<Value>) {
  return (
    <Base
      aria-label={label}
      value={value}
      onValueChange={(next) => onValueChange(next as Value)}
      className={cn('flex flex-col gap-2', className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="flex min-h-6 cursor-pointer items-start gap-2 text-sm has-data-disabled:opacity-60"
        >
          <Radio.Root
            value={option.value}
            disabled={option.disabled}
            className="border-input bg-card shadow-small data-checked:border-primary data-checked:bg-primary relative mt-0.5 inline-flex size-4 shrink-0 items-center justify-center rounded-full border after:absolute after:-inset-1"
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-white data-unchecked:hidden" />
          </Radio.Root>
          <span className="flex flex-col">
            <span className="font-medium">{option.label}</span>
            {option.description ? <span className="text-muted-foreground text-xs">{option.description}</span> : null}
          </span>
        </label>
      ))}
    </Base>
  );
}
