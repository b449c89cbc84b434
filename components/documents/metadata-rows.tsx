'use client';

import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Plus, Trash2 } from 'lucide-react';
import type { MetadataField } from './metadata-fields';

interface Props {
  fields: readonly MetadataField[];
  onFields: (fields: MetadataField[]) => void;
}

/** Names and values of metadata, one under the other. */
export function MetadataRows({ fields, onFields }: Props) {
  const change = (at: number, change: Partial<MetadataField>) =>
    onFields(fields.map((field, i) => (i === at ? { ...field, ...change } : field)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">Metadata</legend>
      {fields.map((field, i) => (
        <div key={i} className="flex items-center gap-2">
          <Input
            aria-label={`Name of field ${i + 1}`}
            placeholder="Name"
            dir="auto"
            className="w-2/5"
            value={field.name}
            onChange={(event) => change(i, { name: event.currentTarget.value })}
          />
          <Input
            aria-label={`Value of ${field.name || `field ${i + 1}`}`}
            placeholder="Value"
            dir="auto"
            value={field.value}
            onChange={(event) => change(i, { value: event.currentTarget.value })}
          />
          <IconButton
            label={`Remove ${field.name || `field ${i + 1}`}`}
            onClick={() => onFields(fields.filter((_, at) => at !== i))}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      ))}
      <Button size="sm" className="self-start" onClick={() => onFields([...fields, { name: '', value: '' }])}>
        <Plus aria-hidden />
        Add field
      </Button>
      <p className="text-muted-foreground text-xs">
        Numbers, true, false and JSON are kept as such; anything else is a text.
      </p>
    </fieldset>
  );
}
