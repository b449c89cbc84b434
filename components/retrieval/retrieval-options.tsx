'use client';

import { useQuery } from '@tanstack/react-query';
import { apiClient } from '@/components/api-client';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { Mode } from '@/lib/retrieval/schema';
import { FilterFields } from './filter-fields';
import { FusionFields } from './fusion-fields';
import { NumberSetting } from './number-setting';
import { withSetting, type RetrievalSettings } from './settings';

interface Props<Settings extends RetrievalSettings> {
  workspaceId: string;
  mode: Mode;
  settings: Settings;
  onChange: (settings: Settings) => void;
}

interface Models {
  items: { id: string; kind: string; connected: boolean }[];
}

const NONE = ':none';
const option = (id: string) => ({ value: id, label: id });

/** Everything that a search can have beside mode and number: filter, expansion, fusion, reranking, MMR, minimum score, room for context. */
export function RetrievalOptions<Settings extends RetrievalSettings>({
  workspaceId,
  mode,
  settings,
  onChange,
}: Props<Settings>) {
  const models = useQuery({
    queryKey: ['models', workspaceId],
    queryFn: ({ signal }) => apiClient<Models>('/api/v1/models', { workspace: workspaceId, signal }),
  });
  const usable = (models.data?.items ?? []).filter(({ connected }) => connected);
  const chat = usable.filter(({ id, kind }) => kind === 'chat' && !id.startsWith('builtin/')).map(({ id }) => id);
  const rerankers = usable.filter(({ kind }) => kind === 'rerank').map(({ id }) => id);
  const set = <Key extends keyof RetrievalSettings>(key: Key, value: RetrievalSettings[Key] | undefined) =>
    onChange(withSetting(settings, key, value));
  const { rerank, expand, mmr } = settings;
  return (
    <div className="flex flex-col gap-3">
      <FilterFields filter={settings.filter} onChange={(filter) => set('filter', filter)} />
      {mode === 'hybrid' ? (
        <FusionFields fusion={settings.fusion} onChange={(fusion) => set('fusion', fusion)} />
      ) : null}
      <Field label="Rerank with" description="Reads the best passages again, closely, and orders them anew.">
        <Select
          value={rerank?.model ?? NONE}
          onValueChange={(model) => set('rerank', model === NONE ? undefined : { topN: rerank?.topN ?? 50, model })}
          options={[
            { value: NONE, label: 'Nothing' },
            ...[...new Set([...rerankers, ...chat, ...(rerank ? [rerank.model] : [])])].map(option),
          ]}
        />
      </Field>
      {rerank ? (
        <NumberSetting
          label="Passages that it reads"
          value={rerank.topN}
          min={1}
          max={200}
          integer
          onChange={(topN) => set('rerank', { ...rerank, topN: topN ?? 50 })}
        />
      ) : null}
      <Field
        label="Expand the question"
        description={
          chat.length === 0 ? 'Needs a chat model of a connection: the built-in one can’t write.' : undefined
        }
      >
        <Select
          value={expand?.method ?? NONE}
          disabled={chat.length === 0 && !expand}
          onValueChange={(method) =>
            set(
              'expand',
              method === NONE
                ? undefined
                : { method: method as 'hyde' | 'multi-query', model: expand?.model ?? chat[0] ?? '' },
            )
          }
          options={[
            { value: NONE, label: 'Not at all' },
            { value: 'multi-query', label: 'In other words', description: 'Multi-query: three more wordings' },
            { value: 'hyde', label: 'By an invented answer', description: 'HyDE: looks near a written passage' },
          ]}
        />
      </Field>
      {expand ? (
        <Field label="Written by">
          <Select
            value={expand.model}
            onValueChange={(model) => set('expand', { ...expand, model })}
            options={[...new Set([...chat, expand.model])].map(option)}
          />
        </Field>
      ) : null}
      <NumberSetting
        label="MMR, lambda"
        description="From 0 (only what is new) to 1 (only what is relevant). Empty: no MMR."
        value={mmr?.lambda}
        min={0}
        max={1}
        onChange={(lambda) => set('mmr', lambda === undefined ? undefined : { lambda })}
      />
      <div className="grid grid-cols-2 gap-3">
        <NumberSetting
          label="Least score"
          value={settings.minScore}
          min={-1_000_000}
          max={1_000_000}
          onChange={(minScore) => set('minScore', minScore)}
        />
        <NumberSetting
          label="Most tokens"
          value={settings.maxContextTokens}
          min={1}
          max={1_000_000}
          integer
          onChange={(most) => set('maxContextTokens', most)}
        />
        {mode === 'hybrid' || mmr ? (
          <NumberSetting
            label="Candidates"
            value={settings.candidates}
            min={1}
            max={1_000}
            integer
            onChange={(candidates) => set('candidates', candidates)}
          />
        ) : null}
        <NumberSetting
          label="efSearch (HNSW)"
          value={settings.efSearch}
          min={1}
          max={1_000}
          integer
          onChange={(efSearch) => set('efSearch', efSearch)}
        />
        <NumberSetting
          label="probes (IVFFlat)"
          value={settings.probes}
          min={1}
          max={32_768}
          integer
          onChange={(probes) => set('probes', probes)}
        />
      </div>
    </div>
  );
}
