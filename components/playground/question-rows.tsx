'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { PlaygroundSetup } from '@/lib/playground/schema';
import { ClipboardPaste, Plus } from 'lucide-react';
import type { SetupAction } from './setup';

interface QuestionRowsProps {
  setup: PlaygroundSetup;
  /** Variables of the columns' prompts that want a value. */
  variables: readonly string[];
  onPaste: () => void;
  dispatch: (action: SetupAction) => void;
}

/** What is asked of all columns: one question, or how many rows there are below; and the values of the prompts' variables. */
export function QuestionRows({ setup, variables, onPaste, dispatch }: QuestionRowsProps) {
  const { rows } = setup;
  const [only] = rows;
  return (
    <div className="flex flex-col gap-2">
      {rows.length === 1 && only ? (
        <Textarea
          autoGrow
          rows={2}
          aria-label="Question"
          placeholder="Ask all columns something…"
          className="max-h-[30dvh] text-base"
          value={only.question}
          onChange={(event) => dispatch({ type: 'set-question', id: only.id, question: event.target.value })}
        />
      ) : null}
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        {variables.map((name) => (
          <Field
            key={name}
            label={<span className="font-mono text-xs">{`{{${name}}}`}</span>}
            className="w-full sm:w-56"
          >
            <Input
              dir="auto"
              value={Object.hasOwn(setup.variables, name) ? setup.variables[name] : ''}
              onChange={(event) => dispatch({ type: 'set-variable', name, value: event.target.value })}
            />
          </Field>
        ))}
        {rows.length > 1 ? (
          <span className="text-muted-foreground tabular py-1.5 text-xs">{rows.length} questions</span>
        ) : null}
        <Button
          variant="ghost"
          size="sm"
          className="text-muted-foreground"
          onClick={() => dispatch({ type: 'add-rows', rows: [{ question: '' }] })}
        >
          <Plus aria-hidden />
          Add a question
        </Button>
        <Button variant="ghost" size="sm" className="text-muted-foreground" onClick={onPaste}>
          <ClipboardPaste aria-hidden />
          Add many…
        </Button>
      </div>
    </div>
  );
}
