'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Textarea } from '@/components/ui/textarea';
import { newKey, type PromptForm } from './prompt-form';

interface ExamplesEditorProps {
  examples: PromptForm['examples'];
  onChange: (examples: PromptForm['examples']) => void;
  /** The variables of the message that the examples fill in. */
  variables: readonly string[];
  readOnly?: boolean;
}

/** Few-shot examples: what was asked and what the answer should have been, shown to the model before the question. */
export function ExamplesEditor({ examples, onChange, variables, readOnly = false }: ExamplesEditorProps) {
  const asked = variables.filter((name) => name !== 'context');
  const names = asked.length > 0 ? asked : ['question'];
  const change = (key: string, changes: Partial<PromptForm['examples'][number]>) =>
    onChange(examples.map((example) => (example.key === key ? { ...example, ...changes } : example)));
  return (
    <div className="flex flex-col gap-3">
      {examples.length === 0 ? (
        <p className="text-muted-foreground text-sm">
          None. An example shows the model a question and the answer it should give, just before the real question.
        </p>
      ) : null}
      {examples.map((example, index) => (
        <section key={example.key} aria-label={`Example ${index + 1}`} className="rounded-md border p-3">
          <div className="mb-2 flex items-center justify-between">
            <h3 className="text-xs font-medium">Example {index + 1}</h3>
            {readOnly ? null : (
              <IconButton
                label={`Remove example ${index + 1}`}
                onClick={() => onChange(examples.filter((other) => other.key !== example.key))}
              >
                <Trash2 />
              </IconButton>
            )}
          </div>
          <div className="flex flex-col gap-2">
            {[...new Set([...names, ...Object.keys(example.input)])].map((name) => (
              <Field key={name} label={name}>
                <Textarea
                  rows={1}
                  autoGrow
                  readOnly={readOnly}
                  value={Object.hasOwn(example.input, name) ? String(example.input[name]) : ''}
                  onChange={(event) =>
                    change(example.key, {
                      input: Object.fromEntries([...Object.entries(example.input), [name, event.target.value]]),
                    })
                  }
                />
              </Field>
            ))}
            <Field label="Answer">
              <Textarea
                rows={2}
                autoGrow
                readOnly={readOnly}
                value={example.output}
                onChange={(event) => change(example.key, { output: event.target.value })}
              />
            </Field>
          </div>
        </section>
      ))}
      {readOnly ? null : (
        <Button
          size="sm"
          className="self-start"
          onClick={() => onChange([...examples, { key: newKey(), input: {}, output: '' }])}
        >
          <Plus aria-hidden /> Add example
        </Button>
      )}
    </div>
  );
}
