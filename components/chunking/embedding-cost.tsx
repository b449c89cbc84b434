'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apiClient } from '@/components/api-client';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

interface Models {
  items: { id: string; kind: string; connected: boolean; price: { inputPerMTok: number } | null }[];
}

const BUILT_IN = 'builtin/lexical';

/** What embedding the chunks would cost with a model, before anything is built. */
export function EmbeddingCost({ workspaceId, tokens }: { workspaceId: string; tokens: number }) {
  const [chosen, setChosen] = useState(BUILT_IN);
  const models = useQuery({
    queryKey: ['models', workspaceId],
    queryFn: ({ signal }) => apiClient<Models>('/api/v1/models', { workspace: workspaceId, signal }),
  });
  const usable = (models.data?.items ?? []).filter(({ kind, connected }) => kind === 'embedding' && connected);
  const price = usable.find(({ id }) => id === chosen)?.price;
  return (
    <Field label="Cost to embed them with" description={costOf(tokens, chosen === BUILT_IN ? 0 : price?.inputPerMTok)}>
      <Select
        size="sm"
        options={[...new Set([BUILT_IN, ...usable.map(({ id }) => id)])].map((id) => ({ value: id, label: id }))}
        value={chosen}
        onValueChange={setChosen}
      />
    </Field>
  );
}

function costOf(tokens: number, usdPerMTok: number | undefined): string {
  if (usdPerMTok === undefined) return 'Unknown: no price is known for this model.';
  const usd = (tokens * usdPerMTok) / 1e6;
  if (usd === 0) return 'Nothing.';
  if (usd < 0.0001) return 'Under $0.0001 for this document.';
  return `About $${usd.toLocaleString('en-US', { maximumSignificantDigits: 2 })} for this document.`;
}
