'use client';

import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Maximize2, Minimize2, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
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

/** Over everything, with the editor as high as the screen. */
const FULL_SCREEN = 'bg-background fixed inset-0 z-40 overflow-auto rounded-none [--editor-height:calc(100vh-3rem)]';

interface MessagesEditorProps {
  messages: PromptForm['messages'];
  onChange: (messages: PromptForm['messages']) => void;
  /** Names that have a value in the try-out. */
  known: readonly string[];
  /** What the server said about a message, by its index. */
  problems: ReadonlyMap<number, string>;
  /** Prompts that can be included, as `name@label`. */
  includes?: readonly string[];
  readOnly?: boolean;
}

/** The messages in order, each with its role. */
export function MessagesEditor(props: MessagesEditorProps) {
  const { messages, onChange, known, problems, includes = [], readOnly = false } = props;
  const [folded, setFolded] = useState<readonly string[]>([]);
  const [full, setFull] = useState<string | null>(null);
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
        const isFull = full === message.key;
        const isFolded = !isFull && folded.includes(message.key);
        return (
          <section
            key={message.key}
            aria-label={`Message ${index + 1}`}
            className={cn('field-frame overflow-hidden', isFull && FULL_SCREEN)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && isFull) setFull(null);
            }}
          >
            <div className="bg-sunken flex items-center gap-1 border-b px-2 py-1">
              <IconButton
                size="xs"
                label={isFolded ? `Unfold ${name}` : `Fold ${name}`}
                aria-expanded={!isFolded}
                disabled={isFull}
                onClick={() =>
                  setFolded(isFolded ? folded.filter((key) => key !== message.key) : [...folded, message.key])
                }
              >
                {isFolded ? <ChevronRight /> : <ChevronDown />}
              </IconButton>
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
                  <span className="text-muted-foreground min-w-0 grow truncate px-1 text-xs" dir="auto">
                    {isFolded ? message.content.slice(0, 120) : null}
                  </span>
                  <IconButton
                    label={
                      isFull ? `Leave full screen` : `${name.charAt(0).toUpperCase()}${name.slice(1)} in full screen`
                    }
                    onClick={() => setFull(isFull ? null : message.key)}
                  >
                    {isFull ? <Minimize2 /> : <Maximize2 />}
                  </IconButton>
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
            {isFolded ? null : (
              <MessageEditor
                label={`Text of ${name}`}
                value={message.content}
                onChange={(content) => change(message.key, { content })}
                known={known}
                offered={offered}
                includes={includes}
                isSystem={message.role === 'system'}
                readOnly={readOnly}
                placeholder={message.role === 'user' ? '{{context}} and {{question}} are filled in by a run' : ''}
              />
            )}
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
