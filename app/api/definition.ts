import type { z } from 'zod';
import type { Access, Need } from '@/lib/auth/schema';
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
  /** The most bytes of a JSON body; `upload` for as many as an uploaded file may have. 16 MB unless told, 16 KB for strangers. */
  maxBodyBytes?: number | 'upload';
  /** Top-level fields of the body that may hold characters which the database can't: their owner cleans them. */
  cleansItself?: readonly string[];
  /**
   * Set where the handler reads the request itself: an uploaded file, for example.
   *
   * `repeatable`: the same bytes again change nothing, so that an `Idempotency-Key` needs no memory.
   */
  rawBody?: { contentType: string; description: string; repeatable?: boolean };
  response?: z.ZodType;
  /** Of the usual answer; 200 unless told. */
  status?: number;
  /** The answer holds a secret that is shown once, so it isn't kept for a repeated `Idempotency-Key`, which then gets 409. */
  secretAnswer?: boolean;
  /**
   * Opens a stream about what was made, for who asks for one; null for the usual answer. It gets the body of the usual answer, the
   * first time and whenever the same `Idempotency-Key` comes again.
   */
  follow?: (access: Access, body: unknown, request: Request) => Response | null;
  /** Of the usual answer where it isn't JSON. */
  contentType?: string;
}
