import type { z } from 'zod';
import type { Need } from '@/lib/auth/schema';
import type { RateLimit } from '@/lib/security';

/** Everything that the OpenAPI document and the tests know of an entry point. */
export interface Definition {
  summary: string;
  description?: string;
  tag: string;
  /** What the caller must be allowed to do; `nothing` for what anybody may ask. */
  needs: Need | 'nothing';
  /** What each call is counted as, per workspace, beside the limit on requests that all have. */
  limit?: RateLimit;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Set where the handler reads the request itself: an uploaded file, for example. */
  rawBody?: { contentType: string; description: string };
  response?: z.ZodType;
  /** Of the usual answer; 200 unless told. */
  status?: number;
  /** The answer holds a secret that is shown once, so it isn't kept for a repeated `Idempotency-Key`, which then gets 409. */
  secretAnswer?: boolean;
  /** Of the usual answer where it isn't JSON. */
  contentType?: string;
}
