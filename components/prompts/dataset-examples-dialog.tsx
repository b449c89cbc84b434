'use client';

import { useQuery } from '@tanstack/react-query';
import { Database } from 'lucide-react';
import { useState } from 'react';
import { apiClient } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { PromptExample } from '@/lib/prompts/schema';
import { exampleOf, type ExampleCase } from './case-examples';

interface DatasetExamplesDialogProps {
  workspaceId: string;
  /** How many more examples there may be. */
  room: number;
  onTake: (examples: PromptExample[]) => void;
}

interface List<Item> {
  items: Item[];
}

/** Takes cases of a dataset as examples: those that say what was expected. */
export function DatasetExamplesDialog({ workspaceId, room, onTake }: DatasetExamplesDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [dataset, setDataset] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const get = <Item,>(path: string) => apiClient<List<Item>>(path, { workspace: workspaceId });
  const datasets = useQuery({
    queryKey: [workspaceId, 'datasets-for-examples'],
    queryFn: () => get<{ id: string; name: string }>('/api/v1/datasets?limit=200'),
    enabled: isOpen,
  });
  const cases = useQuery({
    queryKey: [workspaceId, 'cases-for-examples', dataset],
    queryFn: () => get<ExampleCase>(`/api/v1/datasets/${dataset}/cases?limit=200`),
    enabled: isOpen && dataset !== null,
  });
  const usable = (cases.data?.items ?? []).flatMap((item) => {
    const example = exampleOf(item);
    return example ? [{ id: item.id, key: item.key, example }] : [];
  });
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      size="lg"
      title="Examples from a dataset"
      description="Cases that say what was expected. Leave those out that you want to measure with: a prompt that has seen the answer proves nothing."
      trigger={
        <Button size="sm">
          <Database aria-hidden /> From a dataset
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field
          label="Dataset"
          description={
            datasets.data?.items.length === 0 ? 'There is no dataset yet. Make one under Datasets.' : undefined
          }
        >
          <Select
            options={(datasets.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={dataset}
            onValueChange={(id) => {
              setDataset(id);
              setChosen([]);
            }}
          />
        </Field>
        {cases.isError ? <p role="alert">{cases.error.message}</p> : null}
        {cases.data && usable.length === 0 ? (
          <p className="text-muted-foreground text-sm">None of its cases says what was expected.</p>
        ) : null}
        <ul className="divide-border max-h-80 divide-y overflow-y-auto">
          {usable.map(({ id, key, example }) => (
            <li key={id} className="py-1.5">
              <Checkbox
                label={<span dir="auto">{String(example.input.question ?? key ?? id)}</span>}
                description={<span dir="auto">{example.output.slice(0, 200)}</span>}
                checked={chosen.includes(id)}
                disabled={!chosen.includes(id) && chosen.length >= room}
                onCheckedChange={(checked) =>
                  setChosen(checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                }
              />
            </li>
          ))}
        </ul>
        <Button
          variant="primary"
          className="self-start"
          disabled={chosen.length === 0}
          onClick={() => {
            onTake(usable.filter(({ id }) => chosen.includes(id)).map(({ example }) => example));
            setChosen([]);
            setOpen(false);
          }}
        >
          Take {chosen.length} {chosen.length === 1 ? 'example' : 'examples'}
        </Button>
      </div>
    </Dialog>
  );
}
