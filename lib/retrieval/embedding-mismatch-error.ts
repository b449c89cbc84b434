import { BakeoffError } from '@/lib/errors';
import type { SearchableIndex } from '@/lib/indexes';

/** The index was built with other vectors than its embedding model gives now. */
class EmbeddingMismatchError extends BakeoffError {
  constructor(detail: string, extra: Record<string, unknown>) {
    super({ code: 'embedding_mismatch', status: 409, title: 'The question does not fit the index', detail, extra });
  }
}

/** @param received the dimensions of the question's vector */
export function otherDimensions({ name, embedding, statistics }: SearchableIndex, received: number): Error {
  return new EmbeddingMismatchError(
    `The index “${name}” holds vectors of ${statistics.dimensions} dimensions, and ${embedding.model} gave the question ` +
      `${received}. Make a new index with this model, or ask this one in lexical mode.`,
    { model: embedding.model, expected: statistics.dimensions, received },
  );
}

/** The connection of the index's model was pointed at another address, or another one has its name now. */
export function movedConnection({ name, embedding }: SearchableIndex): Error {
  return new EmbeddingMismatchError(
    `The index “${name}” was built with another connection or address than ${embedding.model} has now, and vectors from ` +
      'two of them can’t be compared. Refresh the index, or ask it in lexical mode.',
    { model: embedding.model },
  );
}
