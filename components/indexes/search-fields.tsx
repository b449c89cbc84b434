import type { ApiProblem } from '@/components/api-client';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { IndexForm } from './index-form';

interface Props {
  form: IndexForm;
  change: (part: Partial<IndexForm>) => void;
  problem: ApiProblem | null;
}

const TYPES = [
  {
    value: 'exact',
    label: 'Exact',
    description: 'Compares with every vector: nothing is missed, fast up to some ten thousand chunks.',
  },
  {
    value: 'hnsw',
    label: 'HNSW',
    description: 'A graph of neighbours: fast with many chunks, slower to build, may miss a near one.',
  },
  {
    value: 'ivfflat',
    label: 'IVFFlat',
    description: 'Lists of vectors that lie together: quick to build, misses more than a graph.',
  },
] as const;

const DISTANCES = [
  { value: 'cosine', label: 'Cosine' },
  { value: 'inner-product', label: 'Inner product' },
  { value: 'l2', label: 'Euclidean (L2)' },
] as const;

const PRECISIONS = [
  { value: 'full', label: 'Full', description: '32 bits a dimension' },
  { value: 'half', label: 'Half', description: '16 bits a dimension, up to 4,000 dimensions' },
  { value: 'binary', label: 'Binary', description: 'One bit a dimension, put in order by the full vectors' },
] as const;

/** How vectors are compared, with the structure's own settings. */
export function SearchFields({ form, change, problem }: Props) {
  const number = (label: string, field: 'm' | 'efConstruction' | 'lists', description?: string) => (
    <Field
      label={label}
      description={description}
      optional={field === 'lists'}
      error={/^\d*$/.test(form[field]) ? problem?.errorOf(`search.${field}`) : 'Type a whole number.'}
    >
      <Input inputMode="numeric" value={form[field]} onChange={(event) => change({ [field]: event.target.value })} />
    </Field>
  );
  return (
    <fieldset className="flex flex-col gap-3">
      <Field
        label="Search structure"
        description={TYPES.find(({ value }) => value === form.search)?.description}
        error={problem?.errorOf('search.type') ?? problem?.errorOf('search')}
      >
        <Select options={TYPES} value={form.search} onValueChange={(search) => change({ search })} />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Distance">
          <Select options={DISTANCES} value={form.distance} onValueChange={(distance) => change({ distance })} />
        </Field>
        <Field label="Precision">
          <Select options={PRECISIONS} value={form.precision} onValueChange={(precision) => change({ precision })} />
        </Field>
        {form.search === 'hnsw' ? (
          <>
            {number('m', 'm', 'Neighbours of each vector.')}
            {number('efConstruction', 'efConstruction', 'Looked at while building; at least 2 × m.')}
          </>
        ) : null}
        {form.search === 'ivfflat' ? number('lists', 'lists', 'The square root of the chunks unless told.') : null}
      </div>
    </fieldset>
  );
}
