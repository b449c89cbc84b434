import { createHash } from 'node:crypto';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { isEmbedded, pool } from '@/lib/db';
import { RateLimitedError } from '@/lib/errors';
import { settings } from '@/lib/settings';
import { leaseRequests } from './lease-requests';
import { RequestLeases } from './request-leases';

/** How often something may be done: `points` times in `seconds`, counted per key. */
interface Limit {
  points: number;
  seconds: number;
  what: string;
}

/** What is counted in Postgres, so that two servers agree (T21). */
const LIMITS = {
  /** Per e-mail address and client, so that a stranger's attempts don't lock its owner out; a success begins anew. */
  'sign-in': { points: 10, seconds: 15 * 60, what: 'attempts to sign in' },
  /** Per e-mail address, from wherever. */
  'sign-in-account': { points: 100, seconds: 15 * 60, what: 'attempts to sign in' },
  /** Per client, whatever the e-mail addresses: a team behind one address signs in in the morning. */
  'sign-in-client': { points: 100, seconds: 15 * 60, what: 'attempts to sign in' },
  /** Per share: tries of its password. */
  'share-password': { points: 10, seconds: 15 * 60, what: 'attempts at this password' },
  /** Per share: its page and its data. */
  share: { points: 300, seconds: 60, what: 'requests for this page' },
  /** Per workspace: comparisons and answers. */
  run: { points: 300, seconds: 60, what: 'runs' },
  /** Per workspace: documents. */
  upload: { points: 1_200, seconds: 60, what: 'uploads' },
} as const satisfies Record<string, Limit>;

export type RateLimit = keyof typeof LIMITS;

/** Requests that one key or session may make in a second. */
const REQUESTS_PER_SECOND = 100;

/**
 * The pool as the limiter sees it. Its statements lose their names: the clients of the embedded database share one backend,
 * where named prepared statements collide.
 */
const client = {
  query: ({ text, values }: { text: string; values: unknown[] }) => pool().query({ text, values }),
};

const limiters = new Map<RateLimit, RateLimiterAbstract>();

function limiterOf(kind: RateLimit): RateLimiterAbstract {
  const known = limiters.get(kind);
  if (known) return known;
  const { points, seconds } = LIMITS[kind];
  const limiter = new RateLimiterPostgres({
    storeClient: client,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: true,
    keyPrefix: kind,
    points,
    duration: seconds,
    // Whoever is over the limit is refused from memory, without asking the database again.
    inMemoryBlockOnConsumed: points + 1,
  });
  limiters.set(kind, limiter);
  return limiter;
}

/** Keys may be addresses of people: what is stored is their hash. */
function stored(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

async function consume(limiter: RateLimiterAbstract, key: string, what: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw tooMany(what, refused.msBeforeNext);
  }
}

function tooMany(what: string, ms: number): RateLimitedError {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  return new RateLimitedError(
    `Too many ${what}. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    seconds,
  );
}

/**
 * Counts one use. `BAKEOFF_RATE_LIMITS=off` counts nothing.
 * @throws {RateLimitedError} 429 with Retry-After, once there were too many
 */
export async function limitRate(kind: RateLimit, key: string): Promise<void> {
  if (settings().rateLimits) await consume(limiterOf(kind), stored(key), LIMITS[kind].what);
}

/** Begins to count anew: after a sign-in that succeeded, for example. */
export async function forgetRate(kind: RateLimit, key: string): Promise<void> {
  if (settings().rateLimits) await limiterOf(kind).delete(stored(key));
}

const inMemory = new RateLimiterMemory({ points: REQUESTS_PER_SECOND, duration: 1 });
const leased = new RequestLeases((key, count) => leaseRequests(key, count, REQUESTS_PER_SECOND));

/**
 * Counts a request of a key or a session. The embedded database has one web process, which counts in memory. On a server,
 * web processes share the allowance by leases (request-leases.ts says what that guarantees).
 * @throws {RateLimitedError}
 */
export async function limitRequests(caller: string): Promise<void> {
  if (!settings().rateLimits) return;
  if (isEmbedded()) return consume(inMemory, caller, 'requests');
  const refusedForMs = await leased.take(stored(caller));
  if (refusedForMs !== null) throw tooMany('requests', refusedForMs);
}
