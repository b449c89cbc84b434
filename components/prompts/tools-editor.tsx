'use client';

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { JsonField } from './json-field';
import { newKey, type PromptForm } from './prompt-form';

interface ToolsEditorProps {
  tools: PromptForm['tools'];
  onChange: (tools: PromptForm['tools']) => void;
  /** Told which tool's schema can't be read. */
  onReadable?: (key: string, isReadable: boolean) => void;
  readOnly?: boolean;
}

const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** Tools that the model may ask for. A run shows what it asked for; nothing is carried out. */
export function ToolsEditor({ tools, onChange, onReadable, readOnly = false }: ToolsEditorProps) {
  const change = (key: string, changes: Partial<PromptForm['tools'][number]>) =>
    onChange(tools.map((tool) => (tool.key === key ? { ...tool, ...changes } : tool)));
  return (
    <div className="flex flex-col gap-3">
      {tools.length === 0 ? (
        <p className="text-muted-foreground text-sm">
          None. A tool tells the model what it may ask for; the answer then shows the call, and nothing is carried out.
        </p>
      ) : null}
      {tools.map((tool, index) => {
        const isTaken = tools.some((other) => other.key !== tool.key && other.name === tool.name);
        const problem = NAME.test(tool.name)
          ? isTaken
            ? 'Another tool has this name.'
            : undefined
          : 'Letters, digits, “_” and “-”, up to 64.';
        return (
          <section
            key={tool.key}
            aria-label={`Tool ${index + 1}`}
            className="flex flex-col gap-2 rounded-md border p-3"
          >
            <div className="flex items-end gap-2">
              <Field label="Name" className="grow" error={readOnly ? undefined : problem}>
                <Input
                  className="font-mono"
                  value={tool.name}
                  readOnly={readOnly}
                  onChange={(event) => change(tool.key, { name: event.target.value })}
                />
              </Field>
              {readOnly ? null : (
                <IconButton
                  label={`Remove tool ${index + 1}`}
                  onClick={() => {
                    onReadable?.(tool.key, true);
                    onChange(tools.filter((other) => other.key !== tool.key));
                  }}
                >
                  <Trash2 />
                </IconButton>
              )}
            </div>
            <Field label="What it does" optional>
              <Textarea
                rows={1}
                autoGrow
                readOnly={readOnly}
                value={tool.description ?? ''}
                onChange={(event) => change(tool.key, { description: event.target.value || undefined })}
              />
            </Field>
            <JsonField
              label="Input (JSON Schema)"
              value={tool.inputSchema}
              readOnly={readOnly}
              onReadable={(isReadable) => onReadable?.(tool.key, isReadable)}
              onChange={(inputSchema) => change(tool.key, { inputSchema: inputSchema ?? {} })}
            />
          </section>
        );
      })}
      {readOnly ? null : (
        <Button
          size="sm"
          className="self-start"
          onClick={() =>
            onChange([...tools, { key: newKey(), name: '', inputSchema: { type: 'object', properties: {} } }])
          }
        >
          <Plus aria-hidden /> Add tool
        </Button>
      )}
    </div>
  );
}
