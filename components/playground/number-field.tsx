'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useState } from 'react';

interface NumberFieldProps {
  label: string;
  description?: string;
  placeholder?: string;
  value: number | undefined;
  min: number;
  max: number;
  integer?: boolean;
  /** Called with numbers in range only, and with undefined when the field is emptied. */
  onChange: (value: number | undefined) => void;
}

/** A number that may be left out. What is typed stays as it is typed; what is out of range is said and not taken. */
export function NumberField({
  label,
  description,
  placeholder,
  value,
  min,
  max,
  integer = false,
  onChange,
}: NumberFieldProps) {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  const number = Number(text);
  const wrong =
    text !== '' && (!Number.isFinite(number) || number < min || number > max || (integer && !Number.isInteger(number)));
  return (
    <Field
      label={label}
      description={description}
      error={wrong ? `${integer ? 'A whole number' : 'A number'} from ${min} to ${max}.` : undefined}
    >
      <Input
        inputMode="decimal"
        className="tabular"
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          const next = event.target.value.trim();
          setText(next);
          const parsed = Number(next);
          if (next === '') onChange(undefined);
          else if (Number.isFinite(parsed) && parsed >= min && parsed <= max && (!integer || Number.isInteger(parsed)))
            onChange(parsed);
        }}
      />
    </Field>
  );
}
