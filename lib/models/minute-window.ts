/** How much may be asked in any 60 seconds. */
export interface MinuteLimits {
  requestsPerMinute?: number | undefined;
  tokensPerMinute?: number | undefined;
}

/** One call as the window counts it; its tokens are known at its end only. */
export interface CountedCall {
  tokens: number;
}

const MINUTE_MS = 60_000;

/** Counts the calls of the last minute against limits that the team has set itself. */
export interface MinuteWindow {
  /** How long until one more call fits, in milliseconds; 0 when it does now. */
  waitMs(): number;
  /** Counts a call that begins now, with as many tokens as are known already. */
  count(tokens: number): CountedCall;
}

/**
 * A sliding window: each call counts for the 60 seconds from its beginning. A call is let in while what was counted is below the
 * limit of tokens, since nobody knows before its end how many it takes; so one call may go past it, and the next waits.
 */
export function minuteWindow(limits: () => MinuteLimits): MinuteWindow {
  let calls: (CountedCall & { at: number })[] = [];

  function forget(now: number): void {
    const first = calls.findIndex(({ at }) => now - at < MINUTE_MS);
    if (first !== 0) calls = first < 0 ? [] : calls.slice(first);
  }

  return {
    waitMs() {
      const { requestsPerMinute, tokensPerMinute } = limits();
      if (requestsPerMinute === undefined && tokensPerMinute === undefined) return 0;
      const now = performance.now();
      forget(now);
      let tokens = calls.reduce((sum, call) => sum + call.tokens, 0);
      let left = calls.length;
      for (const call of calls) {
        const isFull =
          (requestsPerMinute !== undefined && left >= requestsPerMinute) ||
          (tokensPerMinute !== undefined && tokens >= tokensPerMinute);
        if (!isFull) return Math.max(0, latestOf(calls.length - left - 1) - now);
        tokens -= call.tokens;
        left -= 1;
      }
      return calls.length === 0 ? 0 : Math.max(0, latestOf(calls.length - 1) - now);
    },
    count(tokens) {
      const call = { tokens, at: performance.now() };
      calls.push(call);
      return call;
    },
  };

  /** When the call at this place stops counting; 0 for none. */
  function latestOf(place: number): number {
    const call = calls[place];
    return call === undefined ? 0 : call.at + MINUTE_MS;
  }
}
