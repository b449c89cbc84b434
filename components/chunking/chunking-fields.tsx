import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { chunkingStrategies } from '@/lib/chunking/schema';
import { chunkingDefaults, chunkingFieldError, type ChunkingField, type ChunkingForm } from './chunking-values';

interface Props {
  form: ChunkingForm;
  onChange: (form: ChunkingForm) => void;
  /** What the server said of a field. */
  errorOf: (field: ChunkingField | 'strategy') => string | undefined;
}

const LABELS: Record<ChunkingField, string> = {
  size: 'Size',
  overlap: 'Overlap',
  windowSentences: 'Sentences either side',
  parentSize: 'Size of parents',
};

/** How documents are cut: a strategy, and sizes that begin with its own defaults. */
export function ChunkingFields({ form, onChange, errorOf }: Props) {
  const strategy = chunkingStrategies.find(({ id }) => id === form.strategy);
  const number = (field: ChunkingField) => (
    <Field label={LABELS[field]} error={chunkingFieldError(form, field) ?? errorOf(field)}>
      <Input
        inputMode="numeric"
        value={form[field]}
        onChange={(event) => onChange({ ...form, [field]: event.target.value })}
      />
    </Field>
  );
  return (
    <div className="flex flex-col gap-3">
      <Field label="Chunking" description={strategy?.description} error={errorOf('strategy')}>
        <Select
          options={chunkingStrategies.map(({ id, label, description }) => ({ value: id, label, description }))}
          value={form.strategy}
          onValueChange={(id) => onChange(chunkingDefaults(id))}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        {number('size')}
        {number('overlap')}
        {form.strategy === 'sentence-window' ? number('windowSentences') : null}
        {form.strategy === 'parent-child' ? number('parentSize') : null}
        <Field label="Counted in">
          <Select
            options={[
              { value: 'token', label: 'Tokens' },
              { value: 'character', label: 'Characters' },
            ]}
            value={form.unit}
            onValueChange={(unit) => onChange({ ...form, unit })}
          />
        </Field>
      </div>
    </div>
  );
}
