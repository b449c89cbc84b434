import { chunkingDefaults, toChunking, type ChunkingForm } from '@/components/chunking';
import { chunkingStrategies } from '@/lib/chunking/schema';
import {
  createIndexSchema,
  type CreateIndex,
  type Distance,
  type Precision,
  type SearchStructure,
} from '@/lib/indexes/schema';
import { describeChunking } from './describe-index';

/** What the form holds; numbers as they were typed. */
export interface IndexForm extends ChunkingForm {
  collectionId: string | null;
  name: string;
  model: string;
  search: SearchStructure['type'];
  distance: Distance;
  precision: Precision;
  m: string;
  efConstruction: string;
  /** Empty: as many as suit the chunks. */
  lists: string;
  /** US dollars; empty: no cap. */
  maxCost: string;
}

export const INITIAL_SETTINGS: IndexForm = {
  collectionId: null,
  name: '',
  ...chunkingDefaults(chunkingStrategies[0]!.id),
  model: 'builtin/lexical',
  search: 'exact',
  distance: 'cosine',
  precision: 'full',
  m: '16',
  efConstruction: '64',
  lists: '',
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
    search: structureOf(form),
    ...(maxCostUsd === undefined ? {} : { maxCostUsd }),
  });
  if (!parsed.success) return null;
  const made = `${collectionName} · ${describeChunking(parsed.data.chunking)}`.slice(0, 200);
  return { ...parsed.data, name: form.name.trim() || made };
}

function structureOf({ search, distance, precision, m, efConstruction, lists }: IndexForm) {
  const number = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN);
  return {
    type: search,
    distance,
    precision,
    ...(search === 'hnsw' && { m: number(m), efConstruction: number(efConstruction) }),
    ...(search === 'ivfflat' && lists.trim() !== '' && { lists: number(lists) }),
  };
}
