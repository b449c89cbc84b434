import { BakeoffError } from './bakeoff-error';

/** Something that Bakeoff stands on is away for the moment: nothing was changed, and trying again is right. */
export class UnavailableError extends BakeoffError {
  constructor(detail: string, retryAfterSeconds = 5, cause?: unknown) {
    super({
      code: 'unavailable',
      status: 503,
      title: 'Unavailable for the moment',
      detail,
      headers: { 'Retry-After': String(retryAfterSeconds) },
      cause,
    });
  }
}
