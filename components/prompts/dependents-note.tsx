'use client';

import { useQuery } from '@tanstack/react-query';
import { Callout } from '@/components/ui/callout';
import type { PromptApi } from './prompt-api';

/** Which prompts change with this one when a label of it moves. Nothing where none does. */
export function DependentsNote({ api, label }: { api: PromptApi; label: string }) {
  const dependents = useQuery({
    queryKey: ['prompt-dependents', api.path, label],
    queryFn: () => api.dependents(label),
  });
  const items = dependents.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Callout
      tone="warning"
      title={`${items.length === 1 ? 'A prompt changes' : `${items.length} prompts change`} with it`}
    >
      <ul className="mt-1 list-disc pl-4 text-xs">
        {items.map(({ prompt, version, labels }) => (
          <li key={`${prompt}@${version}`}>
            <span className="font-medium">{prompt}</span>, version {version} ({labels.join(', ')})
          </li>
        ))}
      </ul>
    </Callout>
  );
}
