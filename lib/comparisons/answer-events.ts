import type { AnswerProgress } from '@/lib/answers';
import type { Answer } from '@/lib/answers/schema';
import type { ComparisonEvent } from './schema';

/** An answer's progress as an event of its comparison. */
export function progressEvent(answerId: string, progress: AnswerProgress): ComparisonEvent {
  switch (progress.type) {
    case 'retrieved':
      return { type: 'answer.retrieved', answerId, hits: progress.hits, retrievalMs: progress.retrievalMs };
    case 'fallback':
      return { type: 'answer.started', answerId, model: progress.model };
    case 'waiting':
      return { type: 'answer.waiting', answerId, seconds: progress.seconds, reason: progress.reason };
    case 'delta':
      return {
        type: 'answer.delta',
        answerId,
        text: progress.text,
        ...(progress.reasoning ? { reasoning: progress.reasoning } : {}),
      };
  }
}

/** An answer's last event: `answer.failed` where its text is missing or cut against everybody's will. */
export function lastEvent(answer: Answer): ComparisonEvent {
  const failed = answer.status === 'failed' || answer.status === 'incomplete';
  return { type: failed ? 'answer.failed' : 'answer.finished', answerId: answer.id, answer };
}
