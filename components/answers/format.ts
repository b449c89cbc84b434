const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** `1,234`, or `~1,234` for an estimate. */
export function formatTokens(tokens: number, estimated = false): string {
  return `${estimated ? '~' : ''}${whole.format(tokens)}`;
}

/**
 * US dollars with as many digits as small prices need; an unknown price is "unknown", never 0.
 *
 * @param estimated marks it with ~, since the tokens that it is for were estimated
 */
export function formatCost(costUsd: number | null, estimated = false): string {
  if (costUsd === null) return 'unknown';
  if (costUsd === 0) return '$0';
  if (estimated) return `~${formatCost(costUsd)}`;
  if (costUsd < 0.000001) return '< $0.000001';
  const digits = Math.max(2, Math.ceil(-Math.log10(costUsd)) + 2);
  return `$${costUsd.toFixed(Math.min(digits, 8)).replace(/(\.\d\d\d*?)0+$/, '$1')}`;
}

/** Milliseconds as `840 ms`, `2.4 s` or `1 min 5 s`; null (not measured) as a dash. */
export function formatDuration(ms: number | null): string {
  if (ms === null) return '–';
  if (ms < 1) return '< 1 ms';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${oneDigit.format(ms / 1000)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * Output tokens per second from the first token to the end; null where it was not measured or is too short to say. Reasoning that
 * was not streamed was over before the first token that anybody saw, and doesn't count.
 */
export function tokensPerSecond(answer: {
  usage: { outputTokens: number; reasoningTokens?: number | undefined } | null;
  timings: { firstTokenMs: number | null; totalMs: number | null };
  reasoning?: string | null | undefined;
}): number | null {
  const { firstTokenMs, totalMs } = answer.timings;
  if (answer.usage === null || firstTokenMs === null || totalMs === null) return null;
  const seconds = (totalMs - firstTokenMs) / 1000;
  const { outputTokens, reasoningTokens = 0 } = answer.usage;
  const seen = answer.reasoning ? outputTokens : outputTokens - reasoningTokens;
  return seconds < 0.01 || seen < 2 ? null : seen / seconds;
}

/** `87/s`. */
export function formatRate(rate: number | null): string {
  return rate === null ? '–' : `${rate < 10 ? oneDigit.format(rate) : whole.format(rate)}/s`;
}

const finishes: Record<string, string> = {
  stop: 'finished',
  length: 'cut at the token limit',
  'content-filter': 'held back by the content filter',
  'tool-calls': 'ended in a tool call',
  error: 'ended in an error',
  other: 'ended for another reason',
};

/** A finish reason in words; one that we don't know as it is. */
export function formatFinishReason(reason: string | null): string {
  return reason === null ? '–' : (finishes[reason] ?? reason);
}
