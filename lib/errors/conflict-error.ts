import { BakeoffError } from './bakeoff-error';

/** Somebody else was first. `extra` holds what the loser needs to go on, so that nothing is lost. */
export class ConflictError extends BakeoffError {
  constructor(detail: string, extra: Record<string, unknown> = {}) {
    super({ code: 'conflict', status: 409, title: 'Conflict', detail, extra });
  }
}
