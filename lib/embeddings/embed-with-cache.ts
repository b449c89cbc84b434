import { createHash } from 'node:crypto';

/** What a provider made of some texts, in their order. */
export interface ProvidedVectors {
  vectors: readonly Float32Array[];
  /** Tokens that were paid for. */
  tokens: number;
}

/** What was embedded before, by content hash. */
export interface VectorCache {
  find(hashes: readonly string[]): Promise<Map<string, Float32Array>>;
  save(vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
}

/** Calls the provider; gives each batch to `keep` before it pays for the next one. */
export type EmbedProvider = (
  texts: readonly string[],
  keep: (start: number, vectors: readonly Float32Array[]) => Promise<void>,
) => Promise<ProvidedVectors>;

/**
 * Embeds texts so that none is paid for twice: equal texts are sent once, and what the cache holds is not sent at all. Each
 * batch is kept as soon as it is there, so that a failure or a kill later on costs at most one batch again.
 */
export async function embedWithCache(
  texts: readonly string[],
  cache: VectorCache,
  embedProvider: EmbedProvider,
): Promise<ProvidedVectors> {
  const hashes = texts.map(contentHash);
  const distinct = new Map(hashes.map((hash, index) => [hash, texts[index]!]));
  const known = await cache.find([...distinct.keys()]);
  const missing = [...distinct].filter(([hash]) => !known.has(hash));
  let tokens = 0;
  if (missing.length > 0) {
    const keep = async (start: number, vectors: readonly Float32Array[]): Promise<void> => {
      const fresh = new Map(vectors.map((vector, index) => [missing[start + index]![0], vector]));
      await cache.save(fresh);
      for (const [hash, vector] of fresh) known.set(hash, vector);
    };
    ({ tokens } = await embedProvider(
      missing.map(([, text]) => text),
      keep,
    ));
  }
  return { vectors: hashes.map((hash) => known.get(hash)!), tokens };
}

/** SHA-256 of the text in UTF-8, in hexadecimal. */
export function contentHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
