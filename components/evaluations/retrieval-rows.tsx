'use client';

import { Copy, Plus, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
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
  rerank: boolean;
}

const MODE_NAMES: Record<Mode, string> = { dense: 'Dense', lexical: 'Lexical', hybrid: 'Hybrid' };

interface Props {
  indexes: readonly Index[];
  rows: readonly RetrievalRow[];
  onChange: (rows: RetrievalRow[]) => void;
}

/** Up to twelve ways to ask: index, mode, how many, reranked or not. */
export function RetrievalRows({ indexes, rows, onChange }: Props) {
  const change = (key: string, part: Partial<RetrievalRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = (like: RetrievalRow | undefined) => {
    const indexId = like?.indexId ?? indexes[0]?.id;
    if (indexId === undefined) return;
    const blank = { name: '', mode: 'hybrid' as const, topK: 10, rerank: false };
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
            className="grid grid-cols-2 items-end gap-2 rounded-md border p-2.5 sm:grid-cols-[minmax(0,1fr)_7rem_5rem_auto_auto]"
          >
            <Field label="Index" className="col-span-2 sm:col-span-1">
              <Select
                options={indexes.map(({ id, name }) => ({ value: id, label: name }))}
                value={row.indexId}
                onValueChange={(indexId) => change(row.key, { indexId })}
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
            <Checkbox
              className="min-h-8 items-center"
              label="Rerank"
              checked={row.rerank}
              onCheckedChange={(rerank) => change(row.key, { rerank })}
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
