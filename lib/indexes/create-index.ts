import type { Access } from '@/lib/auth/schema';
import { describeEmbeddingModel } from '@/lib/embeddings';
import { ValidationError } from '@/lib/errors';
import { enqueue } from '@/lib/jobs';
import { MOST_HNSW_DIMENSIONS, type CreateIndex, type Index } from './schema';
import { findCollection, insertIndex } from './store';
import { toIndex } from './to-index';

/**
 * Makes an index and begins to build it. It waits for documents that are still being read; failed ones are left out and named.
 *
 * @throws ValidationError where the collection or the embedding model is not there, or the structure can't hold its vectors
 */
export async function createIndex(access: Access, input: CreateIndex): Promise<Index> {
  const collection = await findCollection(access.workspaceId, input.collectionId);
  if (!collection)
    throw new ValidationError([{ path: 'collectionId', message: 'there is no such collection in this workspace' }]);
  await checkModel(access.workspaceId, input);
  const row = await insertIndex(access.workspaceId, input);
  await enqueue('build-index', { workspaceId: access.workspaceId, indexId: row.id });
  return toIndex(row, false);
}

async function checkModel(workspaceId: string, { embedding, search }: CreateIndex): Promise<void> {
  const model = await describeEmbeddingModel(workspaceId, embedding.model);
  if (!model) {
    throw new ValidationError([
      { path: 'embedding.model', message: `there is no embedding model called ${embedding.model}` },
    ]);
  }
  const dimensions = embedding.dimensions ?? model.dimensions;
  if (search.type === 'hnsw' && dimensions !== null && dimensions > MOST_HNSW_DIMENSIONS) {
    throw new ValidationError([
      {
        path: 'search.type',
        message: `hnsw holds at most ${MOST_HNSW_DIMENSIONS} dimensions and this model gives ${dimensions}: take exact, or fewer dimensions`,
      },
    ]);
  }
}
