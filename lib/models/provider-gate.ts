/** Lets a limited number of calls to one provider run at once, fewer after it said 429 (F6). */
export interface ProviderGate {
  /** Waits for a place. The caller gives it back with the function that it gets. Rejects when `signal` aborts. */
  enter(signal?: AbortSignal): Promise<() => void>;
  /** The provider said 429: from now on half as many at once, none before `waitMs` is over. */
  slowDown(waitMs: number): void;
  /** How many may run at once now. */
  readonly limit: number;
  readonly running: number;
}

/** Calls that have to succeed in a row before one more may run at once. */
const SUCCESSES_PER_STEP = 8;

/** Additive increase, multiplicative decrease, as TCP does it: the limit halves on 429 and grows back one by one. */
export function createProviderGate(maximum = 64): ProviderGate {
  let limit = maximum;
  let running = 0;
  let successes = 0;
  let closedUntil = 0;
  let timer: NodeJS.Timeout | undefined;
  const waiting: (() => void)[] = [];

  function admit(): void {
    const pause = closedUntil - performance.now();
    if (pause > 0) {
      timer ??= setTimeout(() => ((timer = undefined), admit()), pause);
      return;
    }
    while (running < limit && waiting.length > 0) {
      running += 1;
      waiting.shift()?.();
    }
  }

  function leave(slowedAtEntry: number): void {
    running -= 1;
    if (slowedAtEntry === closedUntil && (successes += 1) >= SUCCESSES_PER_STEP && limit < maximum) {
      limit += 1;
      successes = 0;
    }
    admit();
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
          const slowed = closedUntil;
          let left = false;
          resolve(() => {
            if (!left) leave(slowed);
            left = true;
          });
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.push(start);
        admit();
      });
    },
    slowDown(waitMs) {
      closedUntil = Math.max(closedUntil, performance.now() + waitMs);
      limit = Math.max(1, Math.floor(Math.min(limit, Math.max(running, 2)) / 2));
      successes = 0;
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
