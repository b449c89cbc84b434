import { BakeoffError } from './bakeoff-error';

export class PayloadTooLargeError extends BakeoffError {
  /** @param limitBytes the limit that was passed, in bytes */
  constructor(what: string, limitBytes: number) {
    const limit = limitBytes >= 1_000_000 ? `${Math.round(limitBytes / 1_000_000)} MB` : `${limitBytes} bytes`;
    super({
      code: 'payload_too_large',
      status: 413,
      title: 'Too large',
      detail: `${what} is larger than the limit of ${limit}.`,
      extra: { limitBytes },
    });
  }
}
