import type { ApiProblem } from '@/components/api-client';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { chunkingSchema, chunkingStrategies } from '@/lib/chunking/schema';
import { formDefaults, type ChunkingForm } from './use-chunking-settings';

interface Props {
  form: ChunkingForm;
  onChange: (form: ChunkingForm) => void;
  problem: ApiProblem | null;
}

/** The settings of the preview, drawn from the list of strategies. */
export function ChunkingSettingsForm({ form, onChange, problem }: Props) {
  const strategy = chunkingStrategies.find(({ id }) => id === form.strategy);
  const errorOf = (field: 'size' | 'overlap') => fieldError(form, field) ?? problem?.errorOf(`chunking.${field}`);
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => event.preventDefault()}>
      <Field label="Strategy" description={strategy?.description}>
        <Select
          options={chunkingStrategies.map(({ id, label }) => ({ value: id, label }))}
          value={form.strategy}
          onValueChange={(id) => onChange(formDefaults(id))}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Size" error={errorOf('size')}>
          <Input
            inputMode="numeric"
            value={form.size}
            onChange={(event) => onChange({ ...form, size: event.target.value })}
          />
        </Field>
        <Field label="Overlap" error={errorOf('overlap')}>
          <Input
            inputMode="numeric"
            value={form.overlap}
            onChange={(event) => onChange({ ...form, overlap: event.target.value })}
          />
        </Field>
      </div>
      <SegmentedControl
        label="Counted in"
        value={form.unit}
        onValueChange={(unit) => onChange({ ...form, unit })}
        options={[
          { value: 'token', label: 'Tokens' },
          { value: 'character', label: 'Characters' },
        ]}
      />
    </form>
  );
}

/** What is wrong with a number as typed, in the words of the schema where they help. */
function fieldError(form: ChunkingForm, field: 'size' | 'overlap'): string | undefined {
  if (!/^\d{1,7}$/.test(form[field].trim())) return 'Type a whole number.';
  const result = chunkingSchema.safeParse({ ...form, size: Number(form.size), overlap: Number(form.overlap) });
  const issue = result.error?.issues.find(({ path }) => path[0] === field);
  if (!issue) return undefined;
  return field === 'overlap' ? 'Must be less than the size.' : 'Must be between 1 and 100,000.';
}
