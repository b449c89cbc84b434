'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { InputWithIcon } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import type { Mode } from '@/lib/retrieval/schema';
import type { AskState } from './use-ask-state';

interface Props {
  state: AskState;
  busy: boolean;
  disabled: boolean;
  onAsk: (question: string, mode: Mode, topK: number) => void;
}

const SIZES = [3, 5, 10, 20, 50];

/** The question, and how it is looked for. Changing the mode asks again at once. */
export function AskForm({ state, busy, disabled, onAsk }: Props) {
  const [question, setQuestion] = useState(state.question);
  const ask = (mode: Mode, topK: number) => {
    if (question.trim() !== '') onAsk(question.trim(), mode, topK);
  };
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
        {disabled ? <p className="text-muted-foreground text-xs">Viewers can’t ask an index.</p> : null}
      </div>
    </form>
  );
}
