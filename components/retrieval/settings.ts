import type { Retrieval } from '@/lib/retrieval/schema';

/** How an index is asked, beside mode and number of passages. */
export type RetrievalSettings = Omit<Retrieval, 'indexId' | 'mode' | 'topK'>;

/** Sets one of them, or takes it away. */
export function withSetting<Settings extends RetrievalSettings, Key extends keyof RetrievalSettings>(
  settings: Settings,
  key: Key,
  value: RetrievalSettings[Key] | undefined,
): Settings {
  const { [key]: _, ...rest } = settings;
  return (value === undefined ? rest : { ...rest, [key]: value }) as Settings;
}

/** What is set, in a few words: `reranked · MMR`; empty where nothing is. */
export function describeOptions(settings: RetrievalSettings): string {
  return [
    settings.filter ? 'filtered' : null,
    settings.expand ? settings.expand.method : null,
    settings.rerank ? 'reranked' : null,
    settings.fusion ? (settings.fusion.method === 'rrf' ? 'RRF' : 'own weights') : null,
    settings.mmr ? 'MMR' : null,
    settings.minScore === undefined ? null : `score ≥ ${settings.minScore}`,
    settings.maxContextTokens === undefined ? null : `≤ ${settings.maxContextTokens} tokens`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
