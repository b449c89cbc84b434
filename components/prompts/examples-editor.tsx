'use client';

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Textarea } from '@/components/ui/textarea';
import { DatasetExamplesDialog } from './dataset-examples-dialog';
import { newKey, type PromptForm } from './prompt-form';

interface ExamplesEditorProps {
  examples: PromptForm['examples'];
  shownAs: PromptForm['examplesAs'];
  onChange: (examples: PromptForm['examples']) => void;
  onShownAs?: (shownAs: PromptForm['examplesAs']) => void;
  /** The variables of the message that the examples fill in. */
  variables: readonly string[];
  /** Whose datasets examples can be taken from. */
  workspaceId?: string;
  readOnly?: boolean;
}

/** Few-shot examples: what was asked and what the answer should have been, shown to the model before the question. */
export function ExamplesEditor(props: ExamplesEditorProps) {
  const { examples, shownAs, onChange, onShownAs, variables, workspaceId, readOnly = false } = props;
  const asked = variables.filter((name) => name !== 'context');
  const names = asked.length > 0 ? asked : ['question'];
  const change = (key: string, changes: Partial<PromptForm['examples'][number]>) =>
    onChange(examples.map((example) => (example.key === key ? { ...example, ...changes } : example)));
  const move = (from: number, to: number) => {
    const moved = [...examples];
    moved.splice(to, 0, ...moved.splice(from, 1));
    onChange(moved);
  };
  return (
    <div className="flex flex-col gap-3">
      {examples.length > 0 && onShownAs ? (
        <div className="flex flex-wrap items-center gap-2">
          <SegmentedControl
            label="How examples are shown to the model"
            value={shownAs}
            onValueChange={onShownAs}
            options={[
              { value: 'turns', label: 'As turns' },
              { value: 'inline', label: 'Inside the message' },
            ]}
          />
          <p className="text-muted-foreground text-xs">
            {shownAs === 'turns'
              ? 'Each is a question of the user and an answer of the assistant.'
              : 'Written out at the beginning of the last user message.'}
          </p>
        </div>
      ) : null}
      {examples.length > 0 && !onShownAs && shownAs === 'inline' ? (
        <p className="text-muted-foreground text-xs">Written out at the beginning of the last user message.</p>
      ) : null}
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
              <span className="flex">
                <IconButton
                  label={`Move example ${index + 1} up`}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <ArrowUp />
                </IconButton>
                <IconButton
                  label={`Move example ${index + 1} down`}
                  disabled={index === examples.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <ArrowDown />
                </IconButton>
                <IconButton
                  label={`Remove example ${index + 1}`}
                  onClick={() => onChange(examples.filter((other) => other.key !== example.key))}
                >
                  <Trash2 />
                </IconButton>
              </span>
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
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => onChange([...examples, { key: newKey(), input: {}, output: '' }])}>
            <Plus aria-hidden /> Add example
          </Button>
          {workspaceId ? (
            <DatasetExamplesDialog
              workspaceId={workspaceId}
              room={100 - examples.length}
              onTake={(taken) => onChange([...examples, ...taken.map((example) => ({ ...example, key: newKey() }))])}
            />
          ) : null}
        </div>
      )}
    </div>
  );
}
