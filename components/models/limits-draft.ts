import type { ConnectionLimits, ConnectionTimeouts } from '@/lib/models/schema';

/** Limits and time-outs as they are being typed; empty is as the product has it. Time-outs in seconds. */
export interface LimitsDraft {
  concurrency: string;
  requestsPerMinute: string;
  tokensPerMinute: string;
  firstToken: string;
  stall: string;
  total: string;
}

const seconds = (ms: number | undefined) => (ms === undefined ? '' : String(ms / 1_000));
const text = (value: number | undefined) => value?.toString() ?? '';

export function toLimitsDraft(
  connection: { limits: ConnectionLimits; timeouts: ConnectionTimeouts } | null,
): LimitsDraft {
  const { limits = {}, timeouts = {} } = connection ?? {};
  return {
    concurrency: text(limits.concurrency),
    requestsPerMinute: text(limits.requestsPerMinute),
    tokensPerMinute: text(limits.tokensPerMinute),
    firstToken: seconds(timeouts.firstTokenMs),
    stall: seconds(timeouts.stallMs),
    total: seconds(timeouts.totalMs),
  };
}

/** What is sent; a text that is no number is sent as one that the server refuses with words. */
export function fromLimitsDraft(draft: LimitsDraft): { limits: ConnectionLimits; timeouts: ConnectionTimeouts } {
  const given = <Name extends string>(values: Record<Name, string>, factor: number) =>
    Object.fromEntries(
      Object.entries<string>(values).flatMap(([name, value]) =>
        value.trim() === '' ? [] : [[name, Number.isFinite(Number(value)) ? Math.round(Number(value) * factor) : -1]],
      ),
    ) as Partial<Record<Name, number>>;
  const { concurrency, requestsPerMinute, tokensPerMinute, firstToken, stall, total } = draft;
  return {
    limits: given({ concurrency, requestsPerMinute, tokensPerMinute }, 1),
    timeouts: given({ firstTokenMs: firstToken, stallMs: stall, totalMs: total }, 1_000),
  };
}
