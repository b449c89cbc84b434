import { describe, expect, it } from 'vitest';
import { formatCost, formatDuration, formatFinishReason, formatTokens, tokensPerSecond } from './format';

describe('The numbers under an answer', () => {
  it('mark estimates', () => {
    expect(formatTokens(1234)).toBe('1,234');
    expect(formatTokens(1234, true)).toBe('~1,234');
    expect(formatCost(0.0123, true)).toBe('~$0.0123');
    expect(formatCost(0, true)).toBe('$0');
    expect(formatCost(null, true)).toBe('unknown');
  });

  it('never show an unknown price as 0', () => {
    expect(formatCost(null)).toBe('unknown');
    expect(formatCost(0)).toBe('$0');
  });

  it('show small prices with the digits they need', () => {
    expect(formatCost(1.5)).toBe('$1.50');
    expect(formatCost(0.0123)).toBe('$0.0123');
    expect(formatCost(0.000123)).toBe('$0.000123');
    expect(formatCost(0.0000000001)).toBe('< $0.000001');
  });

  it('show durations in the unit that fits', () => {
    expect(formatDuration(null)).toBe('–');
    expect(formatDuration(0.4)).toBe('< 1 ms');
    expect(formatDuration(840)).toBe('840 ms');
    expect(formatDuration(2400)).toBe('2.4 s');
    expect(formatDuration(65_000)).toBe('1 min 5 s');
  });

  it('count the speed from the first token on, and not at all where it was too short', () => {
    expect(tokensPerSecond({ usage: { outputTokens: 100 }, timings: { firstTokenMs: 500, totalMs: 1500 } })).toBe(100);
    expect(
      tokensPerSecond({ usage: { outputTokens: 100 }, timings: { firstTokenMs: null, totalMs: 1500 } }),
    ).toBeNull();
    expect(tokensPerSecond({ usage: { outputTokens: 100 }, timings: { firstTokenMs: 5, totalMs: 6 } })).toBeNull();
    expect(tokensPerSecond({ usage: null, timings: { firstTokenMs: 5, totalMs: 600 } })).toBeNull();
  });

  it('count no reasoning that nobody saw', () => {
    const usage = { outputTokens: 1_100, reasoningTokens: 1_000 };
    const timings = { firstTokenMs: 500, totalMs: 1500 };
    expect(tokensPerSecond({ usage, timings })).toBe(100);
    expect(tokensPerSecond({ usage, timings, reasoning: 'Let me think.' })).toBe(1_100);
  });

  it('say how an answer ended', () => {
    expect(formatFinishReason('length')).toBe('cut at the token limit');
    expect(formatFinishReason('eos')).toBe('eos');
  });
});
