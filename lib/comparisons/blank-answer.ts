import type { Answer } from '@/lib/answers/schema';

/** Where an answer stands in its comparison. */
export type Place = Pick<Answer, 'id' | 'variantIndex' | 'inputIndex' | 'repeat'>;

/** An answer of which nothing is known yet. */
export function blankAnswer(place: Place, model: string, status: Answer['status']): Answer {
  const { id, variantIndex, inputIndex, repeat } = place;
  return {
    id,
    variantIndex,
    inputIndex,
    repeat,
    status,
    text: '',
    citations: [],
    hits: [],
    messages: [],
    usage: null,
    costUsd: null,
    timings: { queuedMs: null, retrievalMs: null, firstTokenMs: null, totalMs: null },
    finishReason: null,
    model,
    attempts: [],
    error: null,
  };
}
