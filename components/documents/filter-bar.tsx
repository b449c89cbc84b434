'use client';

import { Button } from '@/components/ui/button';
import { InputWithIcon } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { DocumentSummary } from '@/lib/documents/schema';
import { Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isFiltered, type ListFilter } from './document-filter';
import { capitalised, formatCount, plural } from './format-facts';
import type { Format } from './types';

interface Props {
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
  formats: readonly Format[];
  /** Of the collection as a whole: what there is to choose from. */
  whole: DocumentSummary | undefined;
  /** How many the filter lets through. */
  total: number | undefined;
}

const TYPING_MS = 250;
const ANY = 'any';
/** Two beside each other on a phone; as wide as they need to be elsewhere. */
const WIDTH = 'w-[calc(50%-0.25rem)] sm:w-auto sm:max-w-48';

/** Narrows the list of documents, and says how many are left. */
export function FilterBar({ filter, onFilter, formats, whole, total }: Props) {
  const [text, setText] = useState(filter.q ?? '');
  useEffect(() => {
    if (text === (filter.q ?? '')) return;
    const timer = setTimeout(() => onFilter({ ...filter, q: text === '' ? undefined : text }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, filter, onFilter]);
  const present = formats.filter((format) =>
    whole?.mimeTypes.some(({ mimeType }) => format.mimeTypes.includes(mimeType)),
  );
  const clear = () => {
    setText('');
    onFilter({});
  };
  return (
    <search aria-label="Documents" className="flex flex-wrap items-center gap-2">
      <InputWithIcon
        icon={<Search aria-hidden />}
        type="search"
        className="min-w-40 grow sm:max-w-72"
        aria-label={filter.in === 'text' ? 'Search in texts' : 'Search in names'}
        placeholder={filter.in === 'text' ? 'Search in texts' : 'Search in names'}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Select
        label="Where to search"
        className={WIDTH}
        options={[
          { value: 'name', label: 'Names' },
          { value: 'text', label: 'Texts' },
        ]}
        value={filter.in ?? 'name'}
        onValueChange={(value) => onFilter({ ...filter, in: value === 'text' ? 'text' : undefined })}
      />
      <Choice
        label="State"
        value={filter.status}
        options={(whole?.statuses ?? []).map(({ status, count }) => ({
          value: status,
          label: capitalised(status),
          count,
        }))}
        onChange={(status) =>
          onFilter({ ...filter, status: whole?.statuses.find((each) => each.status === status)?.status })
        }
      />
      <Choice
        label="Format"
        value={filter.format}
        options={present.map(({ id, label, mimeTypes }) => ({
          value: id,
          label,
          count: (whole?.mimeTypes ?? []).reduce(
            (sum, each) => sum + (mimeTypes.includes(each.mimeType) ? each.count : 0),
            0,
          ),
        }))}
        onChange={(format) => onFilter({ ...filter, format })}
      />
      {(whole?.tags.length ?? 0) > 0 || filter.tag ? (
        <Choice
          label="Tag"
          value={filter.tag}
          options={(whole?.tags ?? []).map(({ tag, count }) => ({ value: tag, label: tag, count }))}
          onChange={(tag) => onFilter({ ...filter, tag })}
        />
      ) : null}
      {isFiltered(filter) ? (
        <Button variant="ghost" onClick={clear}>
          <X aria-hidden />
          Clear
        </Button>
      ) : null}
      <p role="status" className="text-muted-foreground ml-auto text-sm">
        {total === undefined
          ? ''
          : isFiltered(filter) && whole
            ? `${formatCount(total)} of ${plural(whole.total, 'document')}`
            : plural(total, 'document')}
      </p>
    </search>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  options: { value: string; label: string; count: number }[];
  onChange: (value: string | undefined) => void;
}

/** One of what there is, or all of it. A value that is no longer there stays to be seen, and to be cleared. */
function Choice({ label, value, options, onChange }: ChoiceProps) {
  const known = value === undefined || options.some((option) => option.value === value);
  return (
    <Select
      label={label}
      className={WIDTH}
      options={[
        { value: ANY, label: `${label}: any` },
        ...(known ? [] : [{ value, label: value }]),
        ...options.map((option) => ({ value: option.value, label: `${option.label} (${formatCount(option.count)})` })),
      ]}
      value={value ?? ANY}
      onValueChange={(next) => onChange(next === ANY ? undefined : next)}
    />
  );
}
