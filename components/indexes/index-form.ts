import { chunkingDefaults, toChunking, type ChunkingForm } from '@/components/chunking';
import { chunkingStrategies } from '@/lib/chunking/schema';
import { createIndexSchema, type CreateIndex } from '@/lib/indexes/schema';
import { describeChunking } from './describe-index';

/** What the form holds; numbers as they were typed. */
export interface IndexForm extends ChunkingForm {
  collectionId: string | null;
  name: string;
  model: string;
  search: 'exact' | 'hnsw';
  /** US dollars; empty: no cap. */
  maxCost: string;
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
  const chunking = toChunking(form);
  if (chunking === null) return null;
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
