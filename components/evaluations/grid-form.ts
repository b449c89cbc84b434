import { chunkingSchema } from '@/lib/chunking/schema';
import { retrievalGridSchema } from '@/lib/retrieval-evaluations/schema';
import type { Mode } from '@/lib/retrieval/schema';

/** What the form holds; numbers as they were typed. */
export interface GridForm {
  datasetId: string | null;
  collectionId: string | null;
  strategies: string[];
  sizes: string;
  overlap: string;
  topK: string;
  embeddings: string[];
  modes: Mode[];
  maxCost: string;
}

export const INITIAL_GRID: GridForm = {
  datasetId: null,
  collectionId: null,
  strategies: ['recursive'],
  sizes: '200, 400',
  overlap: '0',
  topK: '10',
  embeddings: ['builtin/lexical'],
  modes: ['lexical', 'hybrid'],
  maxCost: '',
};

export function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

/** The request that the form stands for; null while something is missing. */
export function toGrid({ datasetId, collectionId, maxCost, ...form }: GridForm): object | null {
  const sizes = form.sizes
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number);
  const chunkings = form.strategies.flatMap((strategy) =>
    sizes.map((size) => {
      // A parent is no smaller than its children.
      const parent = strategy === 'parent-child' ? { parentSize: Math.max(800, size) } : {};
      return chunkingSchema.safeParse({ strategy, size, overlap: Number(form.overlap), ...parent });
    }),
  );
  if (chunkings.some(({ success }) => !success)) return null;
  const parsed = retrievalGridSchema.safeParse({
    ...{ datasetId, collectionId, modes: form.modes, topK: Number(form.topK) },
    chunkings: chunkings.map(({ data }) => data),
    embeddings: form.embeddings.map((model) => ({ model })),
    ...(maxCost.trim() === '' ? {} : { maxCostUsd: Number(maxCost) }),
  });
  if (parsed.success) return parsed.data;
  // Too many retrievals are the server's to refuse, with the number.
  return parsed.error.issues.every(
    ({ code, path }) => code === 'too_big' && path.length === 1 && path[0] === 'chunkings',
  )
    ? { datasetId, collectionId, chunkings: chunkings.map(({ data }) => data) }
    : null;
}
