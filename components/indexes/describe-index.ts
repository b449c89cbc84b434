import { chunkingStrategies } from '@/lib/chunking/schema';
import type { Index } from '@/lib/indexes/schema';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export function formatCount(value: number): string {
  return whole.format(value);
}

/** US dollars with as many digits as make a difference; `unknown` where the price is not known. */
export function formatCost(usd: number | null): string {
  if (usd === null) return 'unknown';
  if (usd === 0) return '$0';
  return usd < 0.0001 ? 'under $0.0001' : `$${usd.toLocaleString('en-US', { maximumSignificantDigits: 3 })}`;
}

export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${whole.format(milliseconds)} ms`;
  const seconds = milliseconds / 1_000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** How an index cuts documents: `Recursive, 400 tokens, 50 shared`. */
export function describeChunking(chunking: Index['chunking']): string {
  const { strategy, size, overlap, unit } = chunking;
  const label = chunkingStrategies.find((candidate) => candidate.id === strategy)?.label ?? strategy;
  return [
    label,
    `${formatCount(size)} ${unit}s`,
    overlap > 0 ? `${formatCount(overlap)} shared` : null,
    around(chunking),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** What the model is given besides the chunk. */
function around(chunking: Index['chunking']): string | null {
  if (chunking.strategy === 'sentence-window') return `${chunking.windowSentences} sentences either side`;
  if (chunking.strategy === 'parent-child') return `parents of ${formatCount(chunking.parentSize)}`;
  return null;
}

export function describeEmbedding({ model, dimensions }: Index['embedding']): string {
  return dimensions === undefined ? model : `${model}, ${formatCount(dimensions)} dimensions`;
}

/** How vectors are compared: `HNSW (m 16, efConstruction 64), cosine`. */
export function describeSearch(search: Index['search']): string {
  const distance = search.distance === 'l2' ? 'Euclidean distance' : search.distance;
  return [structureName(search), distance, search.precision === 'full' ? null : `${search.precision} precision`]
    .filter((part) => part !== null)
    .join(', ');
}

function structureName(search: Index['search']): string {
  if (search.type === 'exact') return 'Exact';
  if (search.type === 'hnsw') return `HNSW (m ${search.m}, efConstruction ${search.efConstruction})`;
  return search.lists === undefined ? 'IVFFlat' : `IVFFlat (${formatCount(search.lists)} lists)`;
}

/** Bytes in the unit that suits them: `12.3 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${formatCount(bytes / 1_000)} kB`;
  const gigabytes = bytes >= 1e9;
  return `${(bytes / (gigabytes ? 1e9 : 1e6)).toLocaleString('en-US', { maximumSignificantDigits: 3 })} ${gigabytes ? 'GB' : 'MB'}`;
}
