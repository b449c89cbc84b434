import type { ApiProblem } from '@/components/api-client';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { chunkingStrategies } from '@/lib/chunking/schema';
import { chunkingDefaults, type IndexForm } from './index-form';

interface Props {
  form: IndexForm;
  change: (part: Partial<IndexForm>) => void;
  problem: ApiProblem | null;
}

/** How documents are cut: a strategy, and sizes that begin with its own defaults. */
export function ChunkingFields({ form, change, problem }: Props) {
  const strategy = chunkingStrategies.find((candidate) => candidate.id === form.strategy);
  const [size, overlap] = [Number(form.size), Number(form.overlap)];
  const sizeError = Number.isInteger(size) && size >= 1 ? undefined : 'Type a whole number of at least 1.';
  const overlapError =
    Number.isInteger(overlap) && overlap >= 0 && overlap < size ? undefined : 'Type a whole number below the size.';
  return (
    <fieldset className="flex flex-col gap-3">
      <Field label="Chunking" description={strategy?.description} error={problem?.errorOf('chunking.strategy')}>
        <Select
          options={chunkingStrategies.map(({ id, label, description }) => ({ value: id, label, description }))}
          value={form.strategy}
          onValueChange={(id) => change(chunkingDefaults(id))}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Field label="Size" error={sizeError ?? problem?.errorOf('chunking.size')}>
          <Input inputMode="numeric" value={form.size} onChange={(event) => change({ size: event.target.value })} />
        </Field>
        <Field label="Overlap" error={overlapError ?? problem?.errorOf('chunking.overlap')}>
          <Input
            inputMode="numeric"
            value={form.overlap}
            onChange={(event) => change({ overlap: event.target.value })}
          />
        </Field>
        <Field label="Counted in" className="col-span-2 sm:col-span-1">
          <Select
            options={[
              { value: 'token', label: 'Tokens' },
              { value: 'character', label: 'Characters' },
            ]}
            value={form.unit}
            onValueChange={(unit) => change({ unit })}
          />
        </Field>
      </div>
    </fieldset>
  );
}
