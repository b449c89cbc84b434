/** What the shared allowance gave. */
export interface Lease {
  /** Requests that may be made; fewer than asked for where the window's allowance is used up. */
  granted: number;
  /** Until the window ends. */
  msLeft: number;
}

/** Requests leased at once, unless more are waiting. */
const MOST_AT_ONCE = 16;
/** Keys held before the quiet ones are forgotten. */
const MOST_KEYS = 10_000;

interface KeyState {
  /** Leased and not used yet; worth nothing after `until`. */
  tokens: number;
  /** On `performance.now()`'s clock, counted from before the question, so never later than the window's real end. */
  until: number;
  /** Nothing is left in this window. */
  exhausted: boolean;
  nextLease: number;
  waiting: { resolve(refusedForMs: number | null): void; reject(error: unknown): void }[];
  isAsking: boolean;
}

/**
 * One process's share of an allowance that several web processes have in common. It leases requests in small batches and
 * counts them down in memory, so that a busy key costs one query for up to sixteen requests (1, 2, 4, 8, 16, …).
 *
 * Guaranteed is that all processes together let no more than the allowance begin in one window: a lease ends with its window.
 * A process may sit on what it leased and doesn't use: fewer than sixteen, and never more than it has let through in this
 * window. So one process alone gives out the whole allowance, and with N of them at least (allowance − 15 × (N − 1)).
 */
export class RequestLeases {
  #keys = new Map<string, KeyState>();

  constructor(private readonly lease: (key: string, count: number) => Promise<Lease>) {}

  /**
   * Uses one request.
   * @returns null where it may be made, else the milliseconds until the next window
   */
  async take(key: string): Promise<number | null> {
    const state = this.#stateOf(key);
    const left = state.until - performance.now();
    if (left > 0 && state.waiting.length === 0) {
      if (state.tokens > 0) {
        state.tokens -= 1;
        return null;
      }
      if (state.exhausted) return left;
    }
    return new Promise((resolve, reject) => {
      state.waiting.push({ resolve, reject });
      if (!state.isAsking) void this.#serve(key, state);
    });
  }

  #stateOf(key: string): KeyState {
    const known = this.#keys.get(key);
    if (known) return known;
    if (this.#keys.size >= MOST_KEYS) this.#forgetQuiet();
    const state = { tokens: 0, until: 0, exhausted: false, nextLease: 1, waiting: [], isAsking: false };
    this.#keys.set(key, state);
    return state;
  }

  #forgetQuiet(): void {
    const now = performance.now();
    for (const [key, state] of this.#keys) if (state.until < now && !state.isAsking) this.#keys.delete(key);
  }

  /** Asks for as many as are waiting, or the next batch, until nobody waits. */
  async #serve(key: string, state: KeyState): Promise<void> {
    state.isAsking = true;
    try {
      while (state.waiting.length > 0) await this.#ask(key, state);
    } catch (error) {
      for (const { reject } of state.waiting.splice(0)) reject(error);
    } finally {
      state.isAsking = false;
    }
  }

  async #ask(key: string, state: KeyState): Promise<void> {
    const began = performance.now();
    if (began >= state.until) state.nextLease = 1;
    const count = Math.max(state.nextLease, state.waiting.length);
    const { granted, msLeft } = await this.lease(key, count);
    state.until = began + msLeft;
    state.exhausted = granted < count;
    state.nextLease = Math.min(MOST_AT_ONCE, state.nextLease * 2);
    // Whoever waited was counted in the window of the lease, also where the answer came after its end.
    const served = state.waiting.splice(0, granted);
    state.tokens = granted - served.length;
    for (const { resolve } of served) resolve(null);
    if (state.exhausted)
      for (const { resolve } of state.waiting.splice(0)) resolve(Math.max(1, state.until - performance.now()));
  }
}
