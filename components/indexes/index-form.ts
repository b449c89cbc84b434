import { chunkingStrategies, type ChunkingStrategyId, type ChunkUnit } from '@/lib/chunking/schema';
import { createIndexSchema, type CreateIndex } from '@/lib/indexes/schema';
import { describeChunking } from './describe-index';

/** What the form holds; numbers as they were typed. */
export interface IndexForm {
  collectionId: string | null;
  name: string;
  strategy: ChunkingStrategyId;
  size: string;
  overlap: string;
  unit: ChunkUnit;
  model: string;
  search: 'exact' | 'hnsw';
  /** US dollars; empty: no cap. */
  maxCost: string;
}

export function chunkingDefaults(
  strategy: ChunkingStrategyId,
): Pick<IndexForm, 'strategy' | 'size' | 'overlap' | 'unit'> {
  const { defaults } = chunkingStrategies.find((candidate) => candidate.id === strategy)!;
  return { strategy, size: String(defaults.size), overlap: String(defaults.overlap), unit: defaults.unit };
}

export const INITIAL_SETTINGS: IndexForm = {
  collectionId: null,
  name: '',
  ...chunkingDefaults(chunkingStrategies[0]!.id),
  model: 'builtin/lexical',
  search: 'exact',
  maxCost: '',
};

/** The request that the form stands for; null while a field has no value that would do. */
export function toCreateIndex(form: IndexForm, collectionName: string): CreateIndex | null {
  const maxCostUsd = form.maxCost.trim() === '' ? undefined : Number(form.maxCost);
  const chunking = { strategy: form.strategy, size: Number(form.size), overlap: Number(form.overlap), unit: form.unit };
  const parsed = createIndexSchema.safeParse({
    name: form.name.trim() || '-',
    collectionId: form.collectionId,
    chunking,
    embedding: { model: form.model },
    search: { type: form.search },
    ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
  });
  if (!parsed.success) return null;
  const made = `${collectionName} · ${describeChunking(parsed.data.chunking)}`.slice(0, 200);
  return { ...parsed.data, name: form.name.trim() || made };
}
