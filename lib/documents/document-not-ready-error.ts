import { BakeoffError } from '@/lib/errors';

/** Somebody asked for the text of a document that has none, yet or at all. */
export class DocumentNotReadyError extends BakeoffError {
  constructor(status: string, reason: string | null) {
    super({
      code: 'document_not_ready',
      status: 409,
      title: 'Not ready',
      detail:
        status === 'failed'
          ? `The document could not be read: ${reason ?? 'no reason is known.'}`
          : 'The document is still being read.',
    });
  }
}
