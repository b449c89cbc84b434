'use client';

import { describeOptions, RetrievalOptions } from '@/components/retrieval';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Popover } from '@/components/ui/popover';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import type { Variant } from '@/lib/comparisons/schema';
import { Boxes } from 'lucide-react';
import { NumberField } from './number-field';
import type { IndexOption } from './use-options';

type Retrieval = Variant['retrieval'];

interface RetrievalPickerProps {
  workspaceId: string;
  retrieval: Retrieval;
  indexes: readonly IndexOption[];
  /** A saved prompt may bring its own way of asking an index. */
  promptIsSaved: boolean;
  onChange: (retrieval: Retrieval) => void;
}

const NONE = ':none';
const PROMPTS = ':prompt';
const MODES = [
  { value: 'hybrid', label: 'Hybrid' },
  { value: 'dense', label: 'Dense' },
  { value: 'lexical', label: 'Lexical' },
] as const;

/** Which passages a column is given: from which index, found how, how many. */
export function RetrievalPicker({ workspaceId, retrieval, indexes, promptIsSaved, onChange }: RetrievalPickerProps) {
  const index = indexes.find((candidate) => candidate.id === retrieval?.indexId);
  const summary = retrieval
    ? [`${retrieval.mode} ${retrieval.topK}`, describeOptions(retrieval), index?.name ?? 'index']
        .filter(Boolean)
        .join(' · ')
    : retrieval === undefined && promptIsSaved
      ? 'Documents: as the prompt says'
      : 'No documents';
  return (
    <Popover
      label="Documents of this column"
      align="start"
      trigger={
        <Button size="sm" className="min-w-0 flex-1 justify-start font-normal" aria-label={`Documents: ${summary}`}>
          <Boxes className="text-muted-foreground" aria-hidden />
          <span className="truncate">{summary}</span>
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Field
          label="Index"
          description={indexes.length === 0 ? 'There is no index yet. Build one under Indexes.' : undefined}
        >
          <Select
            value={retrieval ? retrieval.indexId : retrieval === undefined && promptIsSaved ? PROMPTS : NONE}
            onValueChange={(value) =>
              onChange(
                value === NONE
                  ? null
                  : value === PROMPTS
                    ? undefined
                    : { mode: 'hybrid', topK: 5, ...retrieval, indexId: value },
              )
            }
            options={[
              { value: NONE, label: 'No documents', description: 'The model answers from what it knows' },
              ...(promptIsSaved ? [{ value: PROMPTS, label: 'As the prompt version says' }] : []),
              ...indexes.map((candidate) => ({
                value: candidate.id,
                label: candidate.name,
                description: candidate.searchable
                  ? `${candidate.chunks.toLocaleString('en-US')} chunks`
                  : 'still being built',
                disabled: !candidate.searchable,
              })),
            ]}
          />
        </Field>
        {retrieval ? (
          <>
            <SegmentedControl
              label="Search"
              value={retrieval.mode}
              options={MODES}
              onValueChange={(mode) => onChange({ ...retrieval, mode })}
            />
            <NumberField
              label="Passages"
              description="How many go to the model (1 to 200)."
              value={retrieval.topK}
              min={1}
              max={200}
              integer
              onChange={(topK) => onChange({ ...retrieval, topK: topK ?? 5 })}
            />
            <RetrievalOptions
              workspaceId={workspaceId}
              mode={retrieval.mode}
              settings={retrieval}
              onChange={onChange}
            />
          </>
        ) : null}
      </div>
    </Popover>
  );
}
