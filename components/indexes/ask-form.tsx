'use client';

import { Search, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { describeOptions, RetrievalOptions, type Ask } from '@/components/retrieval';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { InputWithIcon } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import type { Mode } from '@/lib/retrieval/schema';

interface Props {
  state: Ask;
  busy: boolean;
  disabled: boolean;
  onAsk: (asked: Omit<Ask, 'missing'>) => void;
  workspaceId: string;
}

const SIZES = [3, 5, 10, 20, 50];

/** The question, and how it is looked for. Changing the mode asks again at once. */
export function AskForm({ state, busy, disabled, onAsk, workspaceId }: Props) {
  const [question, setQuestion] = useState(state.question);
  const [options, setOptions] = useState(state.options);
  const ask = (mode: Mode, topK: number) => {
    if (question.trim() !== '') onAsk({ question: question.trim(), mode, topK, options });
  };
  const summary = describeOptions(options);
  const sizes = [...new Set([...SIZES, state.topK])].sort((a, b) => a - b);
  return (
    <form
      role="search"
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        ask(state.mode, state.topK);
      }}
    >
      <div className="flex items-end gap-2">
        <Field label="Question" hideLabel className="grow">
          <InputWithIcon
            icon={<Search aria-hidden />}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
            placeholder="Ask this index something"
            maxLength={8_000}
            dir="auto"
          />
        </Field>
        <Button type="submit" variant="primary" busy={busy} disabled={disabled || question.trim() === ''}>
          Ask
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SegmentedControl
          label="How to look"
          value={state.mode}
          onValueChange={(mode) => ask(mode, state.topK)}
          options={[
            { value: 'hybrid', label: 'Hybrid' },
            { value: 'dense', label: 'Dense' },
            { value: 'lexical', label: 'Lexical' },
          ]}
        />
        <div className="flex items-center gap-2 text-xs">
          <span aria-hidden className="text-muted-foreground">
            Passages
          </span>
          <Select
            label="How many passages"
            size="sm"
            className="w-18"
            value={String(state.topK)}
            onValueChange={(value) => ask(state.mode, Number(value))}
            options={sizes.map((size) => ({ value: String(size), label: String(size) }))}
          />
        </div>
        <Popover
          label="Further stages"
          trigger={
            <Button size="sm" aria-label={`Further stages: ${summary || 'none'}`}>
              <SlidersHorizontal aria-hidden />
              {summary || 'Further stages'}
            </Button>
          }
        >
          <div className="flex flex-col gap-3">
            <RetrievalOptions workspaceId={workspaceId} mode={state.mode} settings={options} onChange={setOptions} />
            <Button
              size="sm"
              variant="primary"
              disabled={disabled || question.trim() === ''}
              onClick={() => ask(state.mode, state.topK)}
            >
              Ask with these
            </Button>
          </div>
        </Popover>
        {disabled ? (
          <p className="text-muted-foreground text-xs">
            Viewers can’t ask a provider’s model for the question’s vector.
          </p>
        ) : null}
      </div>
    </form>
  );
}
