import { BakeoffError } from '@/lib/errors';

/** While an index was built, its embedding model's connection was pointed at another address, or replaced by another one. */
export class EmbeddingSourceChangedError extends BakeoffError {
  constructor(model: string) {
    super({
      code: 'embedding_mismatch',
      status: 409,
      title: 'The connection changed meanwhile',
      detail:
        `While this index was built, the connection of ${model} was changed, and vectors from two addresses can’t be ` +
        'compared. Refresh the index to build it with the connection as it is now.',
      extra: { model },
    });
  }
}
