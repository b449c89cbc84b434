'use client';

import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

export interface ComboboxOption {
  value: string;
  label: string;
  description?: string;
  /** Shown at the right end of the row. */
  hint?: ReactNode;
}

interface ComboboxProps {
  options: readonly ComboboxOption[];
  value: string | null;
  onValueChange: (value: string) => void;
  /** Accessible name of the button that opens the list. */
  label: string;
  placeholder?: string;
  searchPlaceholder?: string;
  /** What stands in the list when nothing matches. */
  emptyText?: ReactNode;
  size?: 'sm' | 'md';
  disabled?: boolean;
  className?: string;
}

/** One of a long list, found by typing. */
export function Combobox(props: ComboboxProps) {
  const { options, value, onValueChange, label, placeholder = 'Choose…', searchPlaceholder = 'Search…' } = props;
  const { emptyText = 'Nothing found.', size = 'md', disabled, className } = props;
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root<ComboboxOption>
      items={options}
      value={chosen}
      disabled={disabled}
      autoHighlight
      isItemEqualToValue={(a, b) => a.value === b.value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next.value);
      }}
    >
      <Base.Trigger
        aria-label={chosen ? `${label}: ${chosen.label}` : label}
        className={cn(
          'field-frame flex w-full min-w-0 items-center justify-between gap-1.5 text-left',
          size === 'sm' ? 'h-7 px-2 text-xs' : 'h-8 px-2.5 text-sm',
          className,
        )}
      >
        <span className={cn('min-w-0 truncate', !chosen && 'text-muted-foreground')}>
          {chosen?.label ?? placeholder}
        </span>
        <ChevronsUpDown className="text-muted-foreground size-3.5 shrink-0" aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Base.Popup
            aria-label={label}
            className="popup-frame flex max-h-[min(22rem,var(--available-height))] w-[max(var(--anchor-width),16rem)] max-w-(--available-width) flex-col"
          >
            <div className="flex items-center gap-2 border-b px-2.5">
              <Search className="text-muted-foreground size-4 shrink-0" aria-hidden />
              <Base.Input
                aria-label={searchPlaceholder}
                placeholder={searchPlaceholder}
                className="placeholder:text-muted-foreground h-9 w-full bg-transparent text-sm outline-none"
              />
            </div>
            <Base.Empty className="text-muted-foreground px-3 text-sm not-empty:py-4">{emptyText}</Base.Empty>
            <Base.List className="min-h-0 overflow-y-auto overscroll-contain p-1 data-empty:p-0">
              {(option: ComboboxOption) => (
                <Base.Item
                  key={option.value}
                  value={option}
                  className="data-highlighted:bg-accent flex min-h-7 cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none select-none"
                >
                  <span className="flex min-w-0 grow flex-col">
                    <span className="truncate">{option.label}</span>
                    {option.description ? (
                      <span className="text-muted-foreground truncate text-xs">{option.description}</span>
                    ) : null}
                  </span>
                  {option.hint ? <span className="text-muted-foreground shrink-0 text-xs">{option.hint}</span> : null}
                  <Base.ItemIndicator className="text-primary-text shrink-0">
                    <Check className="size-4" aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
