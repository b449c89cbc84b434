import { BakeoffError } from '@/lib/errors';

/** The index can't be asked yet: its first build is under way, or failed. */
export class IndexNotReadyError extends BakeoffError {
  constructor(name: string, status: string, error: { detail: string } | null) {
    super({
      code: 'index_not_ready',
      status: 409,
      title: 'The index is not ready',
      detail:
        status === 'failed'
          ? `The index “${name}” could not be built: ${error?.detail ?? 'the reason is not known.'} Refresh it to try again.`
          : `The index “${name}” is still being built. Ask it again when its status is “ready”.`,
      extra: { indexStatus: status },
    });
  }
}
