import { BakeoffError } from './bakeoff-error';

export class RateLimitedError extends BakeoffError {
  constructor(detail: string, retryAfterSeconds: number) {
    super({
      code: 'rate_limited',
      status: 429,
      title: 'Too many requests',
      detail,
      headers: { 'Retry-After': String(Math.max(1, Math.ceil(retryAfterSeconds))) },
    });
  }
}
