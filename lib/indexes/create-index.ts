import type { Access } from '@/lib/auth/schema';
import { describeEmbeddingModel } from '@/lib/embeddings';
import { NotFoundError, ValidationError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs';
import { refuseDimensions, refuseLongBuild } from './refuse-structure';
import { defaultLists, type CreateIndex, type Index } from './schema';
import { collectionSize, findCollection, insertIndex } from './store';
import { isEmbedded } from './tables/store';
import { toIndex } from './to-index';

/**
 * Makes an index and begins to build it. It waits for documents that are still being read; failed ones are left out and named.
 *
 * @throws NotFoundError where the collection is not there
 * @throws ValidationError where the embedding model is not there, or the structure can't hold its vectors
 */
export async function createIndex(access: Pick<Access, 'workspaceId'>, input: CreateIndex): Promise<Index> {
  await checkIndexSettings(access, input);
  const row = await insertIndex(access.workspaceId, input);
  await enqueue('build-index', { workspaceId: access.workspaceId, indexId: row.id });
  return toIndex(row, false);
}

/** Refuses what can't be built, before anything is. @throws as `createIndex` does */
export async function checkIndexSettings(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  input: CreateIndex,
): Promise<void> {
  if (!(await findCollection(workspaceId, input.collectionId))) {
    throw new NotFoundError('Collection', input.collectionId);
  }
  await checkModel(workspaceId, input);
}

async function checkModel(
  workspaceId: string,
  { collectionId, chunking, embedding, search }: CreateIndex,
): Promise<void> {
  const model = await describeEmbeddingModel(workspaceId, embedding.model);
  if (!model) {
    throw new ValidationError([
      { path: 'embedding.model', message: `there is no embedding model called ${embedding.model}` },
    ]);
  }
  const dimensions = embedding.dimensions ?? model.dimensions;
  if (dimensions === null) return;
  refuseDimensions(search, dimensions);
  if (search.type !== 'ivfflat' || !isEmbedded()) return;
  const { characters } = await collectionSize(workspaceId, collectionId);
  // Cautiously few, so that nothing is refused that would do; the build counts exactly.
  const chunks = characters / (chunking.unit === 'token' ? 5 * chunking.size : chunking.size);
  refuseLongBuild(search, Math.floor(chunks), dimensions, search.lists ?? defaultLists(chunks));
}
