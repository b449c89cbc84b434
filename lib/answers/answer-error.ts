import { BakeoffError } from '@/lib/errors';
import type { AnswerError } from './schema';

/** What an answer keeps of the error that ended it. A defect of our own shows no details; it goes to the log. */
export function toAnswerError(error: unknown): AnswerError {
  if (!(error instanceof BakeoffError)) {
    return { code: 'internal', detail: 'Bakeoff itself failed here; its log says how. Nothing else was affected.' };
  }
  const { status, requestId, hint } = error.extra;
  return {
    code: error.code,
    detail: error.detail,
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof requestId === 'string' ? { requestId } : {}),
    ...(typeof hint === 'string' ? { hint } : {}),
  };
}
