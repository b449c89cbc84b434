'use client';

import { useOptions } from '@/components/playground';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import type { PromptContent } from '@/lib/prompts/schema';
import type { Retrieval } from '@/lib/retrieval/schema';
import { JsonField } from './json-field';

interface RetrievalFormProps {
  workspaceId: string;
  value: PromptContent['retrieval'];
  onChange: (value: PromptContent['retrieval']) => void;
  onReadable: (isReadable: boolean) => void;
}

const UNSAID = ':unsaid';
const NONE = ':none';
const MODES = [
  { value: 'hybrid', label: 'Hybrid' },
  { value: 'dense', label: 'Dense' },
  { value: 'lexical', label: 'Lexical' },
] as const;

/** Which passages this prompt is answered from, unless a column says otherwise. */
export function RetrievalForm({ workspaceId, value, onChange, onReadable }: RetrievalFormProps) {
  const { indexes } = useOptions(workspaceId);
  const known = indexes.some((index) => index.id === value?.indexId);
  const set = (changes: Partial<Retrieval>) => {
    if (!value) return;
    const next = Object.entries({ ...value, ...changes }).filter(([, field]) => field !== undefined);
    onChange(Object.fromEntries(next) as unknown as Retrieval);
  };
  const { indexId, mode, topK, minScore, maxContextTokens, ...further } = value ?? ({} as Partial<Retrieval>);
  return (
    <div className="flex flex-col gap-3">
      <Field label="Passages from" description="A column of the playground may say otherwise.">
        <Select
          value={value === undefined ? UNSAID : value === null ? NONE : value.indexId}
          onValueChange={(chosen) =>
            onChange(
              chosen === UNSAID
                ? undefined
                : chosen === NONE
                  ? null
                  : { mode: 'hybrid', topK: 8, ...value, indexId: chosen },
            )
          }
          options={[
            { value: UNSAID, label: 'Left to whoever runs it' },
            { value: NONE, label: 'No documents' },
            ...indexes.map(({ id, name, searchable }) => ({
              value: id,
              label: name,
              ...(searchable ? {} : { description: 'still being built' }),
            })),
            ...(indexId && !known ? [{ value: indexId, label: `An index that is not here (${indexId})` }] : []),
          ]}
        />
      </Field>
      {value ? (
        <>
          <SegmentedControl
            label="Search"
            className="self-start"
            value={mode ?? 'hybrid'}
            options={MODES}
            onValueChange={(next) => set({ mode: next })}
          />
          <div className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-3">
            <NumberInput
              label="Passages"
              value={topK}
              min={1}
              max={200}
              onChange={(next) => (next === undefined ? undefined : set({ topK: next }))}
            />
            <NumberInput
              label="Most tokens of passages"
              value={maxContextTokens}
              min={1}
              max={1_000_000}
              onChange={(next) => set({ maxContextTokens: next })}
            />
            <NumberInput
              label="Lowest score"
              value={minScore}
              step="any"
              onChange={(next) => set({ minScore: next })}
            />
          </div>
          <JsonField
            label="Further settings"
            optional
            description="Filters, fusion and the rest, as the API names them."
            placeholder={'{ "filter": { "field": "name", "op": "eq", "value": "handbook.pdf" } }'}
            value={Object.keys(further).length > 0 ? further : undefined}
            onReadable={onReadable}
            onChange={(rest) => {
              const own = { indexId, mode, topK, minScore, maxContextTokens };
              const next = Object.entries({ ...rest, ...own }).filter(([, field]) => field !== undefined);
              onChange(Object.fromEntries(next) as unknown as Retrieval);
            }}
          />
        </>
      ) : null}
    </div>
  );
}

interface NumberInputProps {
  label: string;
  value: number | undefined;
  min?: number;
  max?: number;
  step?: number | 'any';
  onChange: (value: number | undefined) => void;
}

function NumberInput({ label, value, min = -Infinity, max = Infinity, step = 1, onChange }: NumberInputProps) {
  return (
    <Field label={label}>
      <Input
        type="number"
        inputMode="decimal"
        step={step}
        value={value ?? ''}
        onChange={(event) => {
          const next = Number(event.target.value);
          if (event.target.value === '') onChange(undefined);
          else if (next >= min && next <= max) onChange(step === 1 ? Math.round(next) : next);
        }}
      />
    </Field>
  );
}
