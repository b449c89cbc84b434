'use client';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Tabs } from '@/components/ui/tabs';
import { Textarea } from '@/components/ui/textarea';
import { MAX_INPUTS } from '@/lib/comparisons/schema';
import { useDeferredValue, useMemo, useState } from 'react';
import { DatasetRows } from './dataset-rows';
import { parseRows } from './parse-rows';
import type { NewRow } from './setup';

interface AddRowsDialogProps {
  workspaceId: string;
  /** How many rows there are already. */
  there: number;
  onAdd: (rows: readonly NewRow[]) => void;
  onClose: () => void;
}

const SHOWN = 5;

/** Many rows at once: pasted, from a file, or from a dataset. They are shown before they are added. */
export function AddRowsDialog({ workspaceId, there, onAdd, onClose }: AddRowsDialogProps) {
  const [tab, setTab] = useState<'paste' | 'dataset'>('paste');
  const [text, setText] = useState('');
  const [fromDataset, setFromDataset] = useState<readonly NewRow[]>([]);
  const settled = useDeferredValue(text);
  const parsed = useMemo(() => parseRows(settled), [settled]);
  const rows = tab === 'paste' ? parsed.rows : fromDataset;
  const room = MAX_INPUTS - there;
  const variables = [...new Set(rows.flatMap((row) => Object.keys(row.variables ?? {})))];
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      size="lg"
      title="Add many questions"
      footer={
        <>
          <DialogClose render={<Button>Cancel</Button>} />
          <Button
            variant="primary"
            disabled={rows.length === 0 || rows.length > room}
            onClick={() => {
              onAdd(rows);
              onClose();
            }}
          >
            Add {rows.length} {rows.length === 1 ? 'question' : 'questions'}
          </Button>
        </>
      }
    >
      <Tabs
        label="Where the questions come from"
        value={tab}
        onValueChange={setTab}
        panelClassName="flex flex-col gap-3 pt-4"
        tabs={[
          {
            value: 'paste',
            label: 'Pasted',
            content: (
              <>
                <Field
                  label="Questions"
                  description="One on each line; or rows of a spreadsheet or CSV whose head has a column question. Its other columns become variables."
                >
                  <Textarea
                    rows={8}
                    className="font-mono text-xs"
                    value={text}
                    onChange={(event) => setText(event.target.value)}
                  />
                </Field>
                <Field label="Or a file">
                  <Input
                    type="file"
                    accept=".csv,.tsv,.txt,text/*"
                    onChange={(event) => void event.target.files?.[0]?.text().then(setText)}
                  />
                </Field>
              </>
            ),
          },
          {
            value: 'dataset',
            label: 'From a dataset',
            content: <DatasetRows workspaceId={workspaceId} most={room} onRows={setFromDataset} />,
          },
        ]}
      />
      {rows.length > room ? (
        <Callout tone="warning" className="mt-3" title={`There is room for ${room} more questions`}>
          A comparison has at most {MAX_INPUTS} rows; these are {rows.length}.
        </Callout>
      ) : null}
      {rows.length > 0 ? (
        <div className="mt-3">
          <p role="status" className="text-muted-foreground text-xs">
            {rows.length} {rows.length === 1 ? 'question' : 'questions'}
            {variables.length > 0 ? `, with ${variables.map((name) => `{{${name}}}`).join(', ')}` : ''}
          </p>
          <ol className="mt-1 divide-y rounded-md border text-sm">
            {rows.slice(0, SHOWN).map((row, at) => (
              <li key={at} dir="auto" className="truncate px-3 py-1.5">
                {row.question}
              </li>
            ))}
            {rows.length > SHOWN ? (
              <li className="text-muted-foreground px-3 py-1.5 text-xs">and {rows.length - SHOWN} more</li>
            ) : null}
          </ol>
        </div>
      ) : null}
    </Dialog>
  );
}
