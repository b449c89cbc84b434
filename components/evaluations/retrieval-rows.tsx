'use client';

import { Copy, Plus, SlidersHorizontal, Trash2 } from 'lucide-react';
import { describeOptions, RetrievalOptions, type RetrievalSettings } from '@/components/retrieval';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { Select } from '@/components/ui/select';
import type { Index } from '@/lib/indexes/schema';
import { MOST_RETRIEVALS } from '@/lib/retrieval-evaluations/schema';
import { MODES, type Mode } from '@/lib/retrieval/schema';

export interface RetrievalRow {
  key: string;
  name: string;
  indexId: string;
  mode: Mode;
  topK: number;
  /** Everything else that a search can have. */
  options: RetrievalSettings;
}

const MODE_NAMES: Record<Mode, string> = { dense: 'Dense', lexical: 'Lexical', hybrid: 'Hybrid' };

interface Props {
  workspaceId: string;
  indexes: readonly Index[];
  rows: readonly RetrievalRow[];
  onChange: (rows: RetrievalRow[]) => void;
}

/** Up to twelve ways to ask: index, mode, how many, and every further stage. */
export function RetrievalRows({ workspaceId, indexes, rows, onChange }: Props) {
  const change = (key: string, part: Partial<RetrievalRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = (like: RetrievalRow | undefined) => {
    const indexId = like?.indexId ?? indexes[0]?.id;
    if (indexId === undefined) return;
    const blank = { name: '', mode: 'hybrid' as const, topK: 10, options: {} };
    onChange([...rows, { ...(like ?? blank), name: '', indexId, key: crypto.randomUUID() }]);
  };
  return (
    <section aria-label="Retrievals" className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">
        Retrievals{' '}
        <span className="text-muted-foreground font-normal">
          ({rows.length} of {MOST_RETRIEVALS})
        </span>
      </h3>
      <ol className="flex flex-col gap-2">
        {rows.map((row, i) => (
          <li
            key={row.key}
            className="grid grid-cols-2 items-end gap-2 rounded-md border p-2.5 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_6.5rem_4.5rem_minmax(0,2fr)_auto]"
          >
            <Field label="Index" className="col-span-2 md:col-span-1">
              <Select
                options={indexes.map(({ id, name }) => ({ value: id, label: name }))}
                value={row.indexId}
                onValueChange={(indexId) => change(row.key, { indexId })}
              />
            </Field>
            <Field label="Name" className="col-span-2 md:col-span-1">
              <Input
                value={row.name}
                onChange={(event) => change(row.key, { name: event.target.value })}
                placeholder={defaultName(row, indexes)}
                maxLength={200}
                dir="auto"
              />
            </Field>
            <Field label="Mode">
              <Select
                options={MODES.map((mode) => ({ value: mode, label: MODE_NAMES[mode] }))}
                value={row.mode}
                onValueChange={(mode) => change(row.key, { mode })}
              />
            </Field>
            <Field label="Top k">
              <Input
                type="number"
                min={1}
                max={200}
                value={row.topK}
                onChange={(event) =>
                  change(row.key, { topK: Math.min(200, Math.max(1, Number(event.target.value) || 1)) })
                }
              />
            </Field>
            <Stages
              workspaceId={workspaceId}
              row={row}
              place={i + 1}
              onChange={(options) => change(row.key, { options })}
            />
            <div className="flex justify-end">
              <IconButton
                label={`Duplicate retrieval ${i + 1}`}
                disabled={rows.length >= MOST_RETRIEVALS}
                onClick={() => add(row)}
              >
                <Copy aria-hidden />
              </IconButton>
              <IconButton
                label={`Remove retrieval ${i + 1}`}
                disabled={rows.length === 1}
                onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
              >
                <Trash2 aria-hidden />
              </IconButton>
            </div>
          </li>
        ))}
      </ol>
      <Button
        size="sm"
        className="self-start"
        disabled={rows.length >= MOST_RETRIEVALS || indexes.length === 0}
        onClick={() => add(rows.at(-1))}
      >
        <Plus aria-hidden />
        Add retrieval
      </Button>
    </section>
  );
}

interface StagesProps {
  workspaceId: string;
  row: RetrievalRow;
  place: number;
  onChange: (options: RetrievalSettings) => void;
}

function Stages({ workspaceId, row, place, onChange }: StagesProps) {
  const summary = describeOptions(row.options);
  return (
    <Popover
      label={`Further stages of retrieval ${place}`}
      trigger={
        <Button
          className="min-w-0 justify-start font-normal"
          aria-label={`Further stages of retrieval ${place}: ${summary || 'none'}`}
        >
          <SlidersHorizontal aria-hidden />
          <span className="truncate">{summary || 'Further stages'}</span>
        </Button>
      }
    >
      <RetrievalOptions workspaceId={workspaceId} mode={row.mode} settings={row.options} onChange={onChange} />
    </Popover>
  );
}

/** As the API names it unless told. */
function defaultName({ indexId, mode }: RetrievalRow, indexes: readonly Index[]): string {
  return `${indexes.find(({ id }) => id === indexId)?.name ?? ''}, ${mode}`;
}
