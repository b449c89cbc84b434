'use client';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { PlaygroundSetup } from '@/lib/playground/schema';
import { Plus, X } from 'lucide-react';
import type { SetupAction } from './setup';

interface QuestionRowsProps {
  setup: PlaygroundSetup;
  /** Variables of the columns' prompts that want a value. */
  variables: readonly string[];
  dispatch: (action: SetupAction) => void;
}

/** What is asked: one question for all columns, or several, one row each; and the values of the prompts' own variables. */
export function QuestionRows({ setup, variables, dispatch }: QuestionRowsProps) {
  const { questions } = setup;
  return (
    <div className="flex flex-col gap-2">
      {questions.map((question, at) => (
        <div key={at} className="flex items-start gap-1.5">
          {questions.length > 1 ? (
            <span className="text-muted-foreground tabular w-5 shrink-0 pt-2 text-right text-xs">{at + 1}</span>
          ) : null}
          <Textarea
            autoGrow
            rows={questions.length > 1 ? 1 : 2}
            aria-label={questions.length > 1 ? `Question ${at + 1}` : 'Question'}
            placeholder="Ask all columns something…"
            className="max-h-[30dvh] text-base"
            value={question}
            onChange={(event) => dispatch({ type: 'set-question', at, question: event.target.value })}
          />
          {questions.length > 1 ? (
            <IconButton label={`Remove question ${at + 1}`} onClick={() => dispatch({ type: 'remove-question', at })}>
              <X />
            </IconButton>
          ) : null}
        </div>
      ))}
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
        <Button
          variant="ghost"
          size="sm"
          className="text-muted-foreground"
          onClick={() => dispatch({ type: 'add-question' })}
        >
          <Plus aria-hidden />
          Add a question
        </Button>
      </div>
    </div>
  );
}
