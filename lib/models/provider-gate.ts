/** Lets a limited number of calls to one provider run at once, fewer after it said 429 (F6). */
export interface ProviderGate {
  /** Waits for a place. The caller gives it back with the function that it gets. Rejects when `signal` aborts. */
  enter(signal?: AbortSignal): Promise<() => void>;
  /** The provider said 429: from now on half as many at once, none before `waitMs` is over. */
  slowDown(waitMs: number): void;
  /** How long nobody gets in, because the provider asked for it, in milliseconds. */
  readonly closedForMs: number;
  /** How many may run at once now. */
  readonly limit: number;
  /** How many places are taken. */
  readonly running: number;
}

interface GateSettings {
  /** How many may run at once at most. */
  maximum?: number;
  /** How long a call keeps its place, in milliseconds: a silent one must not keep the others waiting (F7). */
  holdMs?: number;
  /** After so many milliseconds without a 429 the limit doubles. */
  recoverMs?: number;
}

/** However often a provider says 429: with one place only, one slow call would hold up everybody. */
const LEAST = 2;

/**
 * Additive increase, multiplicative decrease, as TCP does it: the limit halves on 429, and grows by one when as many calls as it
 * allows have succeeded. The 429s of one burst halve it once. Time heals as well, since nobody may be calling.
 */
export function createProviderGate({
  maximum = 64,
  holdMs = 10_000,
  recoverMs = 15_000,
}: GateSettings = {}): ProviderGate {
  const least = Math.min(LEAST, maximum);
  let limit = maximum;
  let running = 0;
  let successes = 0;
  let closedUntil = 0;
  let healedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const waiting: (() => void)[] = [];

  const closedFor = () => Math.max(0, closedUntil - performance.now());

  function heal(): void {
    const steps = Math.floor((performance.now() - healedAt) / recoverMs);
    if (limit === maximum || steps < 1) return;
    limit = Math.min(maximum, limit * 2 ** Math.min(steps, 16));
    healedAt += steps * recoverMs;
  }

  function admit(): void {
    const pause = closedFor();
    if (pause > 0) {
      timer ??= setTimeout(() => ((timer = undefined), admit()), pause);
      return;
    }
    heal();
    while (running < limit && waiting.length > 0) {
      running += 1;
      waiting.shift()?.();
    }
  }

  /** One place, given back once: by its call's end, or when the call has kept it for too long. */
  function takePlace(): () => void {
    const slowedAtEntry = closedUntil;
    let held = true;
    const giveBack = () => {
      if (!held) return;
      held = false;
      running -= 1;
      admit();
    };
    const holding = setTimeout(giveBack, holdMs);
    holding.unref();
    let left = false;
    return () => {
      if (left) return;
      left = true;
      clearTimeout(holding);
      if (slowedAtEntry === closedUntil && limit < maximum && (successes += 1) >= limit) {
        limit += 1;
        successes = 0;
      }
      giveBack();
    };
  }

  return {
    enter(signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const onAbort = () => {
          const place = waiting.indexOf(start);
          if (place >= 0) waiting.splice(place, 1);
          reject(signal?.reason);
        };
        const start = () => {
          signal?.removeEventListener('abort', onAbort);
          resolve(takePlace());
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.push(start);
        admit();
      });
    },
    slowDown(waitMs) {
      // While it is closed, what comes back with 429 was sent before: the same burst.
      if (closedFor() === 0) limit = Math.max(least, Math.floor(Math.min(limit, Math.max(running, 2)) / 2));
      closedUntil = Math.max(closedUntil, performance.now() + waitMs);
      healedAt = closedUntil;
      successes = 0;
    },
    get closedForMs() {
      return closedFor();
    },
    get limit() {
      return limit;
    },
    get running() {
      return running;
    },
  };
}

const gates = new Map<string, ProviderGate>();

/** The one gate of this process for a connection. */
export function gateOf(connection: string): ProviderGate {
  const gate = gates.get(connection) ?? createProviderGate();
  gates.set(connection, gate);
  return gate;
}
