'use client';

import { Search } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { InputWithIcon } from '@/components/ui/input';
import type { ModelKind } from '@/lib/models/schema';

/** A model that the provider says it has. */
export interface Offered {
  id: string;
  kind: ModelKind;
}

interface Props {
  offered: readonly Offered[];
  chosen: ReadonlySet<string>;
  onToggle: (model: Offered, wanted: boolean) => void;
}

/** The provider's own list, to choose from. */
export function OfferedModels({ offered, chosen, onToggle }: Props) {
  const [search, setSearch] = useState('');
  const found = offered.filter((model) => model.id.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <div className="bg-sunken flex flex-col gap-2 rounded-lg border p-3">
      <InputWithIcon
        icon={<Search aria-hidden />}
        aria-label="Search the provider’s models"
        placeholder={`Search ${offered.length} models`}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul aria-label="The provider’s models" className="grid max-h-56 gap-x-4 overflow-y-auto sm:grid-cols-2">
        {found.map((model) => (
          <li key={model.id} className="min-w-0 py-0.5">
            <Checkbox
              checked={chosen.has(model.id)}
              onCheckedChange={(wanted) => onToggle(model, wanted === true)}
              label={<span className="font-mono text-xs break-all">{model.id}</span>}
              description={model.kind === 'chat' ? undefined : model.kind}
            />
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="text-muted-foreground text-sm">No model is named like that.</p> : null}
    </div>
  );
}
