'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  description?: string;
  icon?: ReactNode;
  disabled?: boolean;
}

interface SelectProps<Value extends string> {
  options: readonly SelectOption<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
  /** Accessible name; leave it out inside a `Field`. */
  label?: string;
  placeholder?: string;
  size?: 'sm' | 'md';
  disabled?: boolean;
  name?: string;
  className?: string;
}

/** One of a short list. For long lists that want a search use `Combobox`. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const {
    options,
    value,
    onValueChange,
    label,
    placeholder = 'Choose…',
    size = 'md',
    disabled,
    name,
    className,
  } = props;
  return (
    <Base.Root<Value>
      items={options}
      value={value}
      disabled={disabled}
      name={name}
      modal={false}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next);
      }}
    >
      <Base.Trigger
        aria-label={label}
        className={cn(
          'field-frame flex w-full min-w-0 items-center justify-between gap-1.5 text-left',
          size === 'sm' ? 'h-7 px-2 text-xs' : 'h-8 px-2.5 text-sm',
          className,
        )}
      >
        <Base.Value className="data-placeholder:text-muted-foreground min-w-0 truncate" placeholder={placeholder} />
        <Base.Icon className="text-muted-foreground shrink-0">
          <ChevronsUpDown className="size-3.5" aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="popup-frame max-h-(--available-height) max-w-(--available-width) min-w-(--anchor-width) overflow-y-auto p-1">
            <Base.List>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className="data-highlighted:bg-accent flex min-h-7 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none select-none data-disabled:opacity-50"
                >
                  {option.icon ? <span className="text-muted-foreground [&_svg]:size-4">{option.icon}</span> : null}
                  <span className="flex min-w-0 grow flex-col">
                    <Base.ItemText className="truncate">{option.label}</Base.ItemText>
                    {option.description ? (
                      <span className="text-muted-foreground text-xs">{option.description}</span>
                    ) : null}
                  </span>
                  <Base.ItemIndicator className="text-primary-text shrink-0">
                    <Check className="size-4" aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
