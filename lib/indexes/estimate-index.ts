import type { Access } from '@/lib/auth/schema';
import { describeEmbeddingModel } from '@/lib/embeddings';
import { NotFoundError, ValidationError } from '@/lib/errors';
import { countTokens } from '@/lib/text';
import type { Chunking } from '@/lib/chunking/schema';
import type { EstimateIndex, IndexEstimate } from './schema';
import { collectionSize, findCollection, sampleTexts } from './store';

/**
 * About what building an index would cost. Characters per token differ fourfold between languages, so the tokens of a sample of
 * the texts are counted and scaled to their length; nothing is cut or embedded for it.
 *
 * @throws NotFoundError where the collection is not there
 * @throws ValidationError where the embedding model is not there
 */
export async function estimateIndex(access: Access, input: EstimateIndex): Promise<IndexEstimate> {
  const collection = await findCollection(access.workspaceId, input.collectionId);
  if (!collection) throw new NotFoundError('Collection', input.collectionId);
  const model = await describeEmbeddingModel(access.workspaceId, input.embedding.model);
  if (!model) {
    const message = `there is no embedding model called ${input.embedding.model}`;
    throw new ValidationError([{ path: 'embedding.model', message }]);
  }
  const { documents, characters } = await collectionSize(access.workspaceId, input.collectionId);
  const samples = await sampleTexts(access.workspaceId, input.collectionId);
  const tokens = Math.ceil(characters * tokensPerCharacter(samples) * repetition(input.chunking));
  const costUsd = model.priceUsdPerMTok === null ? null : (tokens * model.priceUsdPerMTok) / 1e6;
  return { documents, characters, tokens, costUsd };
}

function tokensPerCharacter(samples: readonly string[]): number {
  const characters = samples.reduce((sum, sample) => sum + sample.length, 0);
  if (characters === 0) return 0;
  return samples.reduce((sum, sample) => sum + countTokens(sample), 0) / characters;
}

/** How many times the text is embedded in all, since overlapping chunks repeat each other. */
function repetition({ strategy, size, overlap }: Chunking): number {
  // By topic, each sentence is embedded by itself before the chunks are.
  return size / (size - overlap) + (strategy === 'semantic' ? 1 : 0);
}
