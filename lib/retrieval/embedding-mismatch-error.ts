import { BakeoffError } from '@/lib/errors';
import type { SearchableIndex } from '@/lib/indexes';

/** The index was built with other vectors than its embedding model gives now. */
export class EmbeddingMismatchError extends BakeoffError {
  constructor(index: SearchableIndex, dimensions: number) {
    super({
      code: 'embedding_mismatch',
      status: 409,
      title: 'The question does not fit the index',
      detail:
        `The index “${index.name}” holds vectors of ${index.statistics.dimensions} dimensions, and ${index.embedding.model} ` +
        `gave the question ${dimensions}. Make a new index with this model, or ask this one in lexical mode.`,
      extra: { model: index.embedding.model, expected: index.statistics.dimensions, received: dimensions },
    });
  }
}
