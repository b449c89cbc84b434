import { BakeoffError } from '@/lib/errors';
import type { GenerationError } from './schema';

/** A provider's refusal or failure, where the caller can't go on without its answer. */
export class ProviderCallError extends BakeoffError {
  constructor(readonly failure: GenerationError) {
    const { status, requestId, retryAfterMs } = failure;
    super({
      code: failure.code === 'url_blocked' ? 'url_blocked' : 'provider_error',
      status: failure.code === 'url_blocked' ? 422 : 502,
      title: 'The provider did not answer as it should',
      detail: failure.detail,
      extra: { reason: failure.code, providerStatus: status, requestId, retryAfterMs },
    });
  }
}
