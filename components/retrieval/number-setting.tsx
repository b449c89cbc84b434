'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

interface Props {
  label: string;
  description?: string;
  value: number | undefined;
  min: number;
  max: number;
  integer?: boolean;
  /** Called with numbers in range only, and with undefined when the field is emptied. */
  onChange: (value: number | undefined) => void;
}

/** A number that may be left out; what is out of range is said and not taken. */
export function NumberSetting({ label, description, value, min, max, integer = false, onChange }: Props) {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  const fits = (number: number) =>
    Number.isFinite(number) && number >= min && number <= max && (!integer || Number.isInteger(number));
  const wrong = text !== '' && !fits(Number(text));
  return (
    <Field
      label={label}
      description={description}
      error={wrong ? `${integer ? 'A whole number' : 'A number'} from ${min} to ${max}.` : undefined}
    >
      <Input
        inputMode="decimal"
        className="tabular"
        value={text}
        onChange={(event) => {
          const next = event.target.value.trim();
          setText(next);
          if (next === '') onChange(undefined);
          else if (fits(Number(next))) onChange(Number(next));
        }}
      />
    </Field>
  );
}
