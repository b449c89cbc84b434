import { minuteWindow, type MinuteLimits } from './minute-window';

/** What a team lets a connection be asked; what is not set is as the product has it. */
export interface ConnectionLimits extends MinuteLimits {
  /** How many calls may run at once at most. */
  concurrency?: number | undefined;
}

/** Lets a limited number of calls to one provider run at once, fewer after it said 429 (F6), and as many a minute as it may. */
export interface ProviderGate {
  /**
   * Waits for a place. The caller gives it back with the function that it gets, and says how many tokens the call took where it
   * knows. Rejects when `signal` aborts.
   *
   * @param tokens as many as are known before the call
   */
  enter(signal?: AbortSignal, tokens?: number): Promise<(tokens?: number) => void>;
  /** From now on these limits hold. */
  limitTo(limits: ConnectionLimits): void;
  /** How long the team's own limits keep the next call waiting, in milliseconds. */
  readonly limitedForMs: number;
  /** Whether tokens count. */
  readonly countsTokens: boolean;
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
  limits?: ConnectionLimits;
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
  maximum: usual = 64,
  holdMs = 10_000,
  recoverMs = 15_000,
  limits: firstLimits = {},
}: GateSettings = {}): ProviderGate {
  let limits = firstLimits;
  let maximum = limits.concurrency ?? usual;
  let limit = maximum;
  const window = minuteWindow(() => limits);
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
    if (waiting.length === 0) return;
    const pause = closedFor();
    if (pause > 0) return later(pause);
    heal();
    while (running < limit && waiting.length > 0) {
      const limitedForMs = window.waitMs();
      if (limitedForMs > 0) return later(limitedForMs);
      running += 1;
      waiting.shift()?.();
    }
  }

  function later(pauseMs: number): void {
    timer ??= setTimeout(() => ((timer = undefined), admit()), pauseMs);
  }

  /**
   * One place, given back once: by its call's end, or when the call has kept it for too long. Where a team has said how many may
   * run at once, none runs beside them.
   */
  function takePlace(tokens: number): (tokens?: number) => void {
    const slowedAtEntry = closedUntil;
    const counted = window.count(tokens);
    let held = true;
    const giveBack = () => {
      if (!held) return;
      held = false;
      running -= 1;
      admit();
    };
    const holding = limits.concurrency === undefined ? setTimeout(giveBack, holdMs) : undefined;
    holding?.unref();
    let left = false;
    return (taken) => {
      if (left) return;
      left = true;
      if (taken !== undefined) counted.tokens = taken;
      clearTimeout(holding);
      if (slowedAtEntry === closedUntil && limit < maximum && (successes += 1) >= limit) {
        limit += 1;
        successes = 0;
      }
      giveBack();
    };
  }

  return {
    enter(signal, tokens = 0) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const onAbort = () => {
          const place = waiting.indexOf(start);
          if (place >= 0) waiting.splice(place, 1);
          reject(signal?.reason);
        };
        const start = () => {
          signal?.removeEventListener('abort', onAbort);
          resolve(takePlace(tokens));
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.push(start);
        admit();
      });
    },
    slowDown(waitMs) {
      // While it is closed, what comes back with 429 was sent before: the same burst.
      const least = Math.min(LEAST, maximum);
      if (closedFor() === 0) limit = Math.max(least, Math.floor(Math.min(limit, Math.max(running, 2)) / 2));
      closedUntil = Math.max(closedUntil, performance.now() + waitMs);
      healedAt = closedUntil;
      successes = 0;
    },
    limitTo(next) {
      limits = next;
      const before = maximum;
      maximum = limits.concurrency ?? usual;
      // What a 429 has taken away comes back by itself; a new ceiling holds at once.
      limit = limit === before ? maximum : Math.min(limit, maximum);
      clearTimeout(timer);
      timer = undefined;
      admit();
    },
    get limitedForMs() {
      return window.waitMs();
    },
    get countsTokens() {
      return limits.tokensPerMinute !== undefined;
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

const gates = new Map<string, { gate: ProviderGate; limits: string }>();

/** The one gate of this process for a connection, with the limits that hold for it now. */
export function gateOf(connection: string, limits: ConnectionLimits = {}): ProviderGate {
  const known = gates.get(connection);
  if (!known) {
    const gate = createProviderGate({ limits });
    gates.set(connection, { gate, limits: JSON.stringify(limits) });
    return gate;
  }
  const said = JSON.stringify(limits);
  if (said !== known.limits) {
    known.limits = said;
    known.gate.limitTo(limits);
  }
  return known.gate;
}
