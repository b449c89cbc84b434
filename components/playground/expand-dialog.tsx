'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MAX_VARIANTS, type Variant } from '@/lib/comparisons/schema';
import type { PlaygroundSetup } from '@/lib/playground/schema';
import { useMemo, useState } from 'react';
import { expandVariant } from './expand';
import { planRun } from './plan-run';
import { RunPrice } from './run-price';
import { changeSetup } from './setup';
import { useEstimate } from './use-estimate';
import type { Options } from './use-options';

interface ExpandDialogProps {
  setup: PlaygroundSetup;
  columnId: string;
  options: Options;
  onExpand: (variants: readonly Variant[]) => void;
  onClose: () => void;
}

const NO_DOCUMENTS = '';

/** Turns lists into columns: 3 models × 2 prompts are 6. Says how many calls they are and what they cost before. */
export function ExpandDialog({ setup, columnId, options, onExpand, onClose }: ExpandDialogProps) {
  const variant = setup.columns.find(({ id }) => id === columnId)?.variant;
  const [models, setModels] = useState<string[]>([]);
  const [prompts, setPrompts] = useState<string[]>([]);
  const [indexes, setIndexes] = useState<string[]>([]);
  const [temperatures, setTemperatures] = useState('');
  const numbers = temperatures.split(/[\s,;]+/).filter((text) => text !== '');
  const wrong = numbers.some((text) => !(Number(text) >= 0 && Number(text) <= 2));
  const variants = useMemo(() => {
    if (!variant) return [];
    return expandVariant(variant, {
      models,
      prompts: prompts.map(promptFrom),
      indexes: indexes.map((id) => (id === NO_DOCUMENTS ? null : id)),
      temperatures: wrong ? [] : [...new Set(temperatures.split(/[\s,;]+/).filter((text) => text !== ''))].map(Number),
    });
  }, [variant, models, prompts, indexes, temperatures, wrong]);
  const room = MAX_VARIANTS - setup.columns.length + 1;
  const tooMany = variants.length > room;
  const plan = useMemo(() => {
    if (tooMany || variants.length < 2) return null;
    const after = changeSetup(setup, { type: 'expand-column', id: columnId, variants });
    const fresh = after.columns.filter(({ id }) => !setup.columns.some((column) => column.id === id));
    return planRun(after, null, { columns: fresh.map(({ id }) => id) });
  }, [setup, columnId, variants, tooMany]);
  const estimate = useEstimate(options.workspaceId, plan);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="lg"
      title="Expand into columns"
      description="Each combination of what you choose becomes a column. A list without a choice stays as the column has it."
      footer={
        <>
          <span role="status" className="text-muted-foreground mr-auto self-center text-sm">
            {variants.length} {variants.length === 1 ? 'column' : 'columns'}
            {plan ? `, ${plan.calls} ${plan.calls === 1 ? 'call' : 'calls'}` : ''}
            {estimate && plan ? <RunPrice estimate={estimate} /> : null}
          </span>
          <DialogClose render={<Button>Cancel</Button>} />
          <Button
            variant="primary"
            disabled={variants.length < 2 || tooMany || wrong}
            onClick={() => {
              onExpand(variants);
              onClose();
            }}
          >
            Make {variants.length} columns
          </Button>
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <Choices
          label="Models"
          options={options.models.map(({ id }) => ({ value: id, label: id }))}
          chosen={models}
          onChange={setModels}
        />
        <Choices
          label="Prompts"
          options={options.prompts.flatMap(({ name, latestVersion }) =>
            versionsOf(latestVersion).map((version) => ({
              value: `${version}/${name}`,
              label: `${name}, version ${version}`,
            })),
          )}
          chosen={prompts}
          onChange={setPrompts}
        />
        <Choices
          label="Documents"
          options={[
            { value: NO_DOCUMENTS, label: 'No documents' },
            ...options.indexes
              .filter(({ searchable }) => searchable)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          chosen={indexes}
          onChange={setIndexes}
        />
        <Field
          label="Temperatures"
          description="Numbers from 0 to 2, with commas between them."
          error={wrong ? 'Numbers from 0 to 2, such as 0, 0.7, 1.' : undefined}
        >
          <Input value={temperatures} onChange={(event) => setTemperatures(event.target.value)} />
        </Field>
      </div>
      {tooMany ? (
        <Callout tone="warning" className="mt-4" title={`These are ${variants.length} columns`}>
          A comparison has at most {MAX_VARIANTS} columns; there is room for {room}.
        </Callout>
      ) : null}
    </Dialog>
  );
}

/** The newest versions of a prompt, the newest first: as many as there can be columns. */
function versionsOf(latest: number | null): number[] {
  return Array.from({ length: Math.min(latest ?? 0, 6) }, (_, back) => latest! - back);
}

function promptFrom(value: string): { name: string; version: number } {
  const slash = value.indexOf('/');
  return { name: value.slice(slash + 1), version: Number(value.slice(0, slash)) };
}

interface ChoicesProps {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

function Choices({ label, options, chosen, onChange }: ChoicesProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      <div className="flex max-h-44 flex-col gap-1 overflow-y-auto rounded-md border p-2">
        {options.length === 0 ? <p className="text-muted-foreground text-xs">None yet.</p> : null}
        {options.map(({ value, label: name }) => (
          <Checkbox
            key={value}
            label={name}
            checked={chosen.includes(value)}
            onCheckedChange={(checked) =>
              onChange(checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
