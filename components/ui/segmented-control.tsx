'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import { cn } from './cn';

interface SegmentedControlProps<Value extends string> {
  /** Accessible name of the group. */
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; name?: string }[];
  className?: string;
}

/** One of two to five short options, as a row of joined buttons. `name` names an option that is only an icon. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, value, onValueChange, options, className } = props;
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onValueChange(next as Value)}
      className={cn('bg-muted inline-flex h-8 items-center gap-0.5 rounded-md p-0.5', className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          aria-label={option.name}
          className="text-muted-foreground hover:text-foreground data-checked:bg-card data-checked:text-foreground data-checked:shadow-small dark:data-checked:bg-accent inline-flex h-7 min-w-7 cursor-pointer items-center justify-center gap-1.5 rounded-sm px-2.5 text-xs font-medium transition-colors [&_svg]:size-4"
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
