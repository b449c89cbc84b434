/** The longest silences of a provider, in milliseconds (F8). */
export interface Timeouts {
  /** From the request to the first token. */
  firstTokenMs: number;
  /** Between two parts of a stream that has begun. */
  stallMs: number;
  /** In all, retries and the pauses that the provider asks for included, waiting in line not. */
  totalMs: number;
}

export const DEFAULT_TIMEOUTS: Timeouts = { firstTokenMs: 60_000, stallMs: 30_000, totalMs: 600_000 };

/** Why a watchdog stopped a call. */
export class ProviderSilentError extends Error {
  constructor(
    readonly kind: keyof Timeouts,
    readonly limitMs: number,
  ) {
    super(`No sign of life within ${limitMs} ms (${kind}).`);
    this.name = 'ProviderSilentError';
  }

  /** The same for people. */
  describe(provider: string): string {
    const seconds = `${Math.round(this.limitMs / 100) / 10} s`;
    if (this.kind === 'firstTokenMs') return `${provider} sent nothing for ${seconds}.`;
    if (this.kind === 'stallMs')
      return `${provider} fell silent for ${seconds} in the middle of the answer. What had arrived is kept.`;
    return `${provider} did not finish within ${seconds}. What had arrived is kept.`;
  }
}

/** Aborts a call when it is silent for too long. */
export interface Watchdog {
  signal: AbortSignal;
  /** A token came: from now on the limit for stalls holds. */
  alive(): void;
  stop(): void;
}

/** Watches one attempt; one timer, moved lazily, so that a token costs no timer of its own. */
export function watch({ firstTokenMs, stallMs }: Pick<Timeouts, 'firstTokenMs' | 'stallMs'>): Watchdog {
  const controller = new AbortController();
  let last = performance.now();
  let begun = false;
  let timer = setTimeout(() => check(), firstTokenMs);

  function check(): void {
    const limitMs = begun ? stallMs : firstTokenMs;
    const left = limitMs - (performance.now() - last);
    if (left <= 0) controller.abort(new ProviderSilentError(begun ? 'stallMs' : 'firstTokenMs', limitMs));
    else timer = setTimeout(check, left);
  }

  return {
    signal: controller.signal,
    alive() {
      last = performance.now();
      if (begun) return;
      begun = true;
      clearTimeout(timer);
      timer = setTimeout(check, stallMs);
    },
    stop: () => clearTimeout(timer),
  };
}
