'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import type { PlaygroundRow } from '@/lib/playground/schema';
import { Braces } from 'lucide-react';
import type { SetupAction } from './setup';

interface RowVariablesProps {
  row: PlaygroundRow;
  number: number;
  variables: readonly string[];
  /** Values for rows that have none of their own. */
  shared: Readonly<Record<string, string>>;
  dispatch: (action: SetupAction) => void;
}

/** A form for the values that hold for one row only. */
export function RowVariables({ row, number, variables, shared, dispatch }: RowVariablesProps) {
  const own = Object.keys(row.variables ?? {}).length;
  return (
    <Popover
      label={`Variables of question ${number}`}
      align="end"
      className="flex flex-col gap-3"
      trigger={
        <Button size="sm" variant="ghost" className="mt-0.5" aria-label={`Variables of question ${number}, ${own} set`}>
          <Braces aria-hidden />
          {own}
        </Button>
      }
    >
      {variables.map((name) => (
        <Field key={name} label={<span className="font-mono text-xs">{`{{${name}}}`}</span>}>
          <Input
            dir="auto"
            placeholder={Object.hasOwn(shared, name) ? shared[name] : 'no value'}
            value={row.variables && Object.hasOwn(row.variables, name) ? row.variables[name] : ''}
            onChange={(event) => dispatch({ type: 'set-variable', name, value: event.target.value, row: row.id })}
          />
        </Field>
      ))}
      <p className="text-muted-foreground text-xs">Empty: the value for all rows, written above.</p>
    </Popover>
  );
}
