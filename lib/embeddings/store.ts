import { db, query, sql } from '@/lib/db';
import type { VectorCache } from './embed-with-cache';

/** Hashes looked up in one query. */
const LOOKED_UP_AT_ONCE = 1_000;
const DAY_MS = 24 * 3_600_000;

/**
 * The vectors that a workspace has paid for.
 * @param model whatever tells its vectors from others: connection, address, the model's name, dimensions, purpose
 */
export function vectorCache(workspaceId: string, model: string): VectorCache {
  return {
    async find(hashes) {
      const found = new Map<string, Float32Array>();
      for (let first = 0; first < hashes.length; first += LOOKED_UP_AT_ONCE) {
        const rows = await db().embeddingCache.findMany({
          where: { workspaceId, model, contentHash: { in: hashes.slice(first, first + LOOKED_UP_AT_ONCE) } },
          select: { contentHash: true, vector: true, usedAt: true },
        });
        for (const { contentHash, vector } of rows) found.set(contentHash, fromBytes(vector));
        const dayAgo = Date.now() - DAY_MS;
        const stale = rows.filter(({ usedAt }) => usedAt.getTime() < dayAgo).map(({ contentHash }) => contentHash);
        if (stale.length > 0) {
          await query(sql`
            update embedding_cache set used_at = now()
            where workspace_id = ${workspaceId} and model = ${model} and content_hash = any(${stale}::text[])`);
        }
      }
      return found;
    },
    async save(vectors) {
      await db().embeddingCache.createMany({
        data: [...vectors].map(([contentHash, vector]) => ({
          workspaceId,
          model,
          contentHash,
          vector: toBytes(vector),
        })),
        // Another process may have paid for the same text at the same time.
        skipDuplicates: true,
      });
    },
  };
}

/** Removes the vectors that nothing asked for since. */
export async function deleteUnused(days: number): Promise<void> {
  await query(sql`delete from embedding_cache where used_at < now() - make_interval(days => ${days}::int)`);
}

function toBytes(vector: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(vector.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of vector.entries()) view.setFloat32(index * 4, value, true);
  return bytes;
}

function fromBytes(bytes: Uint8Array): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.byteLength / 4 }, (_, index) => view.getFloat32(index * 4, true));
}
