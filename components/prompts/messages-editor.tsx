'use client';

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import type { PromptMessage } from '@/lib/prompts/schema';
import { MessageEditor } from './message-editor';
import { newKey, ownVariables, RUN_VARIABLES, type PromptForm } from './prompt-form';

const ROLES = [
  { value: 'system', label: 'System' },
  { value: 'user', label: 'User' },
  { value: 'assistant', label: 'Assistant' },
] as const;

interface MessagesEditorProps {
  messages: PromptForm['messages'];
  onChange: (messages: PromptForm['messages']) => void;
  /** Names that have a value in the try-out. */
  known: readonly string[];
  /** What the server said about a message, by its index. */
  problems: ReadonlyMap<number, string>;
  readOnly?: boolean;
}

/** The messages in order, each with its role. */
export function MessagesEditor({ messages, onChange, known, problems, readOnly = false }: MessagesEditorProps) {
  const offered = [...new Set([...RUN_VARIABLES, ...ownVariables(messages)])];
  const change = (key: string, changes: Partial<PromptMessage>) =>
    onChange(messages.map((message) => (message.key === key ? { ...message, ...changes } : message)));
  const move = (from: number, to: number) => {
    const moved = [...messages];
    moved.splice(to, 0, ...moved.splice(from, 1));
    onChange(moved);
  };
  return (
    <div className="flex flex-col gap-3">
      {messages.map((message, index) => {
        const name = `message ${index + 1}`;
        const problem = problems.get(index);
        return (
          <section key={message.key} aria-label={`Message ${index + 1}`} className="field-frame overflow-hidden">
            <div className="bg-sunken flex items-center gap-1 border-b px-2 py-1">
              {readOnly ? (
                <span className="px-1 text-xs font-medium">
                  {ROLES.find((role) => role.value === message.role)?.label}
                </span>
              ) : (
                <>
                  <Select
                    size="sm"
                    className="w-28"
                    label={`Role of ${name}`}
                    options={ROLES}
                    value={message.role}
                    onValueChange={(role) => change(message.key, { role })}
                  />
                  <span className="grow" />
                  <IconButton label={`Move ${name} up`} disabled={index === 0} onClick={() => move(index, index - 1)}>
                    <ArrowUp />
                  </IconButton>
                  <IconButton
                    label={`Move ${name} down`}
                    disabled={index === messages.length - 1}
                    onClick={() => move(index, index + 1)}
                  >
                    <ArrowDown />
                  </IconButton>
                  <IconButton
                    label={`Remove ${name}`}
                    disabled={messages.length === 1}
                    onClick={() => onChange(messages.filter((other) => other.key !== message.key))}
                  >
                    <Trash2 />
                  </IconButton>
                </>
              )}
            </div>
            <MessageEditor
              label={`Text of ${name}`}
              value={message.content}
              onChange={(content) => change(message.key, { content })}
              known={known}
              offered={offered}
              isSystem={message.role === 'system'}
              readOnly={readOnly}
              placeholder={message.role === 'user' ? '{{context}} and {{question}} are filled in by a run' : ''}
            />
            {problem ? (
              <p role="alert" className="text-destructive-text border-t px-3 py-2 text-xs">
                {problem}
              </p>
            ) : null}
          </section>
        );
      })}
      {readOnly ? null : (
        <Button
          className="self-start"
          size="sm"
          onClick={() => onChange([...messages, { key: newKey(), role: 'user', content: '' }])}
        >
          <Plus aria-hidden /> Add message
        </Button>
      )}
    </div>
  );
}
