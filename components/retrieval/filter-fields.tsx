'use client';

import { Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Condition, Filter } from '@/lib/retrieval/schema';
import { toCondition, toFilter, toFilterForm, type FilterForm, type FilterRow } from './filter-rows';

interface Props {
  filter: Filter | undefined;
  onChange: (filter: Filter | undefined) => void;
}

const OPERATORS: { value: Condition['op']; label: string }[] = [
  { value: 'contains', label: 'contains' },
  { value: 'eq', label: 'is' },
  { value: 'ne', label: 'is not' },
  { value: 'in', label: 'is one of' },
  { value: 'gt', label: '>' },
  { value: 'gte', label: '≥' },
  { value: 'lt', label: '<' },
  { value: 'lte', label: '≤' },
  { value: 'exists', label: 'is there' },
];
/** Tags are a list: only what looks into it makes sense. */
const OF_TAGS = OPERATORS.filter(({ value }) => value === 'contains' || value === 'exists');
const FIELDS = ['tags', 'name', 'mimeType', 'page'];

/** Conditions on the documents that may be found, line by line. */
export function FilterFields({ filter, onChange }: Props) {
  const fields = useId();
  const [form, setForm] = useState(() => toFilterForm(filter));
  const change = (next: FilterForm) => {
    setForm(next);
    onChange(toFilter(next));
  };
  if (form === null) {
    return (
      <fieldset className="flex flex-col items-start gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">Filter</legend>
        <code className="bg-sunken max-h-32 w-full overflow-auto rounded p-2 text-xs break-words">
          {JSON.stringify(filter)}
        </code>
        <Button size="sm" onClick={() => change({ join: 'all', rows: [] })}>
          Take it away
        </Button>
      </fieldset>
    );
  }
  const { join, rows } = form;
  const set = (key: string, part: Partial<FilterRow>) =>
    change({ join, rows: rows.map((row) => (row.key === key ? { ...row, ...part } : row)) });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">Filter</legend>
      <datalist id={fields}>
        {FIELDS.map((field) => (
          <option key={field} value={field} />
        ))}
      </datalist>
      {rows.length > 1 ? (
        <Select
          label="How the conditions are joined"
          size="sm"
          value={join}
          onValueChange={(next) => change({ join: next, rows })}
          options={[
            { value: 'all', label: 'All of these' },
            { value: 'any', label: 'Any of these' },
          ]}
        />
      ) : null}
      <ol className="flex flex-col gap-2">
        {rows.map((row, i) => (
          <li key={row.key} className="grid grid-cols-[minmax(0,1fr)_6rem_auto] items-center gap-1.5">
            <Input
              aria-label={`Field of condition ${i + 1}`}
              list={fields}
              placeholder="tags, year…"
              value={row.field}
              onChange={(event) => {
                const field = event.target.value;
                const fits = field !== 'tags' || OF_TAGS.some(({ value }) => value === row.op);
                set(row.key, { field, ...(fits ? {} : { op: 'contains' }) });
              }}
            />
            <Select
              label={`Comparison of condition ${i + 1}`}
              options={row.field === 'tags' ? OF_TAGS : OPERATORS}
              value={row.op}
              onValueChange={(op) =>
                set(row.key, { op, value: op === 'exists' ? 'yes' : row.op === 'exists' ? '' : row.value })
              }
            />
            <IconButton
              label={`Remove condition ${i + 1}`}
              onClick={() => change({ join, rows: rows.filter(({ key }) => key !== row.key) })}
            >
              <X aria-hidden />
            </IconButton>
            <div className="col-span-2">
              {row.op === 'exists' ? (
                <Select
                  label={`Value of condition ${i + 1}`}
                  value={row.value === 'no' ? 'no' : 'yes'}
                  onValueChange={(value) => set(row.key, { value })}
                  options={[
                    { value: 'yes', label: 'yes' },
                    { value: 'no', label: 'no' },
                  ]}
                />
              ) : (
                <Input
                  aria-label={`Value of condition ${i + 1}`}
                  placeholder={row.op === 'in' ? 'one, two, three' : 'value'}
                  value={row.value}
                  onChange={(event) => set(row.key, { value: event.target.value })}
                  dir="auto"
                />
              )}
            </div>
            {toCondition(row) === null ? (
              <p className="text-muted-foreground col-span-full text-xs">Not finished: it does not count yet.</p>
            ) : null}
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        className="self-start"
        onClick={() =>
          change({ join, rows: [...rows, { key: crypto.randomUUID(), field: '', op: 'contains', value: '' }] })
        }
      >
        <Plus aria-hidden />
        Add a condition
      </Button>
    </fieldset>
  );
}
