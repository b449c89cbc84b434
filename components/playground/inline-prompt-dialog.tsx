'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { Variant } from '@/lib/comparisons/schema';
import { Plus, Trash2 } from 'lucide-react';

type InlinePrompt = Extract<Variant['prompt'], { messages: unknown }>;
type Message = InlinePrompt['messages'][number];

interface InlinePromptDialogProps {
  prompt: InlinePrompt;
  onChange: (prompt: InlinePrompt) => void;
  onClose: () => void;
}

const ROLES = [
  { value: 'system', label: 'System' },
  { value: 'user', label: 'User' },
  { value: 'assistant', label: 'Assistant' },
] as const;

/** A prompt that belongs to one column only. Saved with the playground at every change. */
export function InlinePromptDialog({ prompt, onChange, onClose }: InlinePromptDialogProps) {
  const set = (at: number, change: Partial<Message>) =>
    onChange({
      ...prompt,
      messages: prompt.messages.map((message, i) => (i === at ? { ...message, ...change } : message)),
    });
  const contextInSystem = prompt.messages.some(
    ({ role, content }) => role === 'system' && /\{\{\s*context\s*\}\}/.test(content),
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="lg"
      title="Prompt of this column"
      description="{{question}} and {{context}} are filled in when it runs; other {{names}} are asked for below the question."
      footer={
        <>
          <Button
            onClick={() => onChange({ ...prompt, messages: [...prompt.messages, { role: 'user', content: '' }] })}
            className="mr-auto"
          >
            <Plus aria-hidden />
            Add a message
          </Button>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {prompt.messages.map((message, at) => (
          <div key={at}>
            <div className="mb-1.5 flex items-center justify-between">
              <Select
                size="sm"
                label={`Role of message ${at + 1}`}
                className="w-32"
                options={ROLES}
                value={message.role}
                onValueChange={(role) => set(at, { role })}
              />
              {prompt.messages.length > 1 ? (
                <IconButton
                  label={`Remove message ${at + 1}`}
                  onClick={() => onChange({ ...prompt, messages: prompt.messages.toSpliced(at, 1) })}
                >
                  <Trash2 />
                </IconButton>
              ) : null}
            </div>
            <Field
              label={`Message ${at + 1}`}
              hideLabel
              error={
                contextInSystem && message.role === 'system'
                  ? 'Passages may not stand in the system message, where a model would take them for orders. Put {{context}} into a user message.'
                  : undefined
              }
            >
              <Textarea
                autoGrow
                className="max-h-80 min-h-24 font-mono text-xs"
                value={message.content}
                onChange={(event) => set(at, { content: event.target.value })}
              />
            </Field>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
