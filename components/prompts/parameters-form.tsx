'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { PromptParameters } from '@/lib/prompts/schema';

type NumberName = Exclude<keyof PromptParameters, 'model' | 'stopSequences'>;

const NUMBERS: readonly { name: NumberName; label: string; min: number; max: number; step: number }[] = [
  { name: 'temperature', label: 'Temperature', min: 0, max: 2, step: 0.1 },
  { name: 'maxOutputTokens', label: 'Most output tokens', min: 1, max: 1_000_000, step: 1 },
  { name: 'topP', label: 'Top p', min: 0, max: 1, step: 0.05 },
  { name: 'topK', label: 'Top k', min: 1, max: 1_000, step: 1 },
  { name: 'frequencyPenalty', label: 'Frequency penalty', min: -2, max: 2, step: 0.1 },
  { name: 'presencePenalty', label: 'Presence penalty', min: -2, max: 2, step: 0.1 },
  { name: 'seed', label: 'Seed', min: 0, max: 2_147_483_647, step: 1 },
];

interface ParametersFormProps {
  value: PromptParameters;
  onChange: (value: PromptParameters) => void;
  readOnly?: boolean;
}

/** What goes to the model beside the messages. An empty field leaves it to the model. */
export function ParametersForm({ value, onChange, readOnly = false }: ParametersFormProps) {
  const set = <Name extends keyof PromptParameters>(name: Name, next: PromptParameters[Name] | undefined) => {
    const others = Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
    onChange(next === undefined ? others : { ...value, [name]: next });
  };
  return (
    <div className="flex flex-col gap-3">
      <Field label="Model" optional description="Taken where a column names none, such as openai/gpt-5.">
        <Input
          value={value.model ?? ''}
          readOnly={readOnly}
          placeholder="provider/model"
          onChange={(event) => set('model', event.target.value.trim() || undefined)}
        />
      </Field>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-3">
        {NUMBERS.map(({ name, label, min, max, step }) => (
          <Field key={name} label={label}>
            <Input
              type="number"
              inputMode="decimal"
              min={min}
              max={max}
              step={step}
              readOnly={readOnly}
              placeholder="the model’s"
              value={value[name] ?? ''}
              onChange={(event) => {
                const text = event.target.value;
                const next = Number(text);
                if (text === '') set(name, undefined);
                else if (next >= min && next <= max) set(name, step === 1 ? Math.round(next) : next);
              }}
            />
          </Field>
        ))}
      </div>
      <Field label="Stop sequences" optional description="One per line; the answer ends before the first that appears.">
        <textarea
          rows={2}
          readOnly={readOnly}
          className="field-frame w-full px-2.5 py-1.5 font-mono text-xs"
          aria-label="Stop sequences"
          value={(value.stopSequences ?? []).join('\n')}
          onChange={(event) => {
            const lines = event.target.value.split('\n').slice(0, 16);
            set('stopSequences', event.target.value === '' ? undefined : lines);
          }}
          onBlur={() => {
            const lines = (value.stopSequences ?? []).filter((line) => line !== '');
            set('stopSequences', lines.length > 0 ? lines : undefined);
          }}
        />
      </Field>
    </div>
  );
}
