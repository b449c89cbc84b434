'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { readJsonObject } from './read-json-object';

type JsonObject = Record<string, unknown>;

interface JsonFieldProps {
  label: string;
  description?: string;
  value: JsonObject | undefined;
  /** Called with what can be read; an empty field is undefined. */
  onChange: (value: JsonObject | undefined) => void;
  /** Told whether the text can be read, so that nothing is saved that differs from what is seen. */
  onReadable?: (isReadable: boolean) => void;
  placeholder?: string;
  optional?: boolean;
  readOnly?: boolean;
  rows?: number;
}

const written = (value: JsonObject | undefined) => (value === undefined ? '' : JSON.stringify(value, null, 2));

/** A JSON object as text. What can't be read stays in the field, with the place of the error. */
export function JsonField(props: JsonFieldProps) {
  const { label, description, value, onChange, onReadable, placeholder, optional, readOnly = false, rows = 6 } = props;
  const [typed, setTyped] = useState<{ text: string; of: string } | null>(null);
  const now = written(value);
  // What was typed counts as long as the value is the one that it made; a value from elsewhere replaces it.
  const text = typed && typed.of === now ? typed.text : now;
  const { problem } = readJsonObject(text);
  const type = (next: string) => {
    const read = readJsonObject(next);
    onReadable?.(read.problem === undefined);
    if (read.problem !== undefined) return setTyped({ text: next, of: now });
    setTyped({ text: next, of: written(read.value) });
    onChange(read.value);
  };
  return (
    <Field label={label} description={description} error={problem} optional={optional}>
      <Textarea
        dir="ltr"
        rows={rows}
        spellCheck={false}
        readOnly={readOnly}
        placeholder={placeholder}
        className="field-sizing-content max-h-96 min-h-24 font-mono text-xs"
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      {!readOnly && value !== undefined && problem === undefined && text !== now ? (
        <Button size="sm" variant="ghost" className="self-start" onClick={() => setTyped(null)}>
          Format
        </Button>
      ) : null}
    </Field>
  );
}
