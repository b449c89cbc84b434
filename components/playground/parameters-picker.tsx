'use client';

import { IconButton } from '@/components/ui/icon-button';
import { Popover } from '@/components/ui/popover';
import type { Variant } from '@/lib/comparisons/schema';
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { NumberField } from './number-field';

type Parameters = NonNullable<Variant['parameters']>;

interface ParametersPickerProps {
  parameters: Parameters | undefined;
  onChange: (parameters: Parameters | undefined) => void;
}

const FIELDS = [
  { key: 'temperature', label: 'Temperature', min: 0, max: 2, integer: false },
  { key: 'maxOutputTokens', label: 'Most output tokens', min: 1, max: 1_000_000, integer: true },
  { key: 'topP', label: 'Top p', min: 0, max: 1, integer: false },
  { key: 'seed', label: 'Seed', min: 0, max: 2_147_483_647, integer: true },
] as const;

/** Settings of the call; what is left empty is as the prompt or the model has it. */
export function ParametersPicker({ parameters = {}, onChange }: ParametersPickerProps) {
  const [open, setOpen] = useState(false);
  const count = Object.values(parameters).filter((value) => value !== undefined).length;
  return (
    <Popover
      label="Parameters"
      align="end"
      className="w-64"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton
          label={count === 0 ? 'Parameters' : `Parameters (${count} set)`}
          variant="outline"
          className="relative"
        >
          <span className="contents">
            <SlidersHorizontal />
            {count > 0 ? <span className="bg-primary absolute -top-0.5 -right-0.5 size-2 rounded-full" /> : null}
          </span>
        </IconButton>
      }
    >
      <div className="flex flex-col gap-3">
        {FIELDS.map((field) => (
          <NumberField
            key={field.key}
            label={field.label}
            placeholder="as the model has it"
            min={field.min}
            max={field.max}
            integer={field.integer}
            value={parameters[field.key]}
            onChange={(value) => {
              const { [field.key]: _, ...rest } = parameters;
              const next = value === undefined ? rest : { ...rest, [field.key]: value };
              onChange(Object.keys(next).length === 0 ? undefined : next);
            }}
          />
        ))}
      </div>
    </Popover>
  );
}
