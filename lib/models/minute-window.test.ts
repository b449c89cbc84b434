import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { minuteWindow } from './minute-window';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

describe('What may be asked in a minute', () => {
  it('is not limited unless told, and lets in what fits', () => {
    const free = minuteWindow(() => ({}));
    for (let call = 0; call < 1_000; call += 1) free.count(1_000_000);
    expect(free.waitMs()).toBe(0);
    expect(minuteWindow(() => ({ requestsPerMinute: 1 })).waitMs()).toBe(0);
  });

  it('waits until the oldest of too many calls is a minute old', () => {
    const window = minuteWindow(() => ({ requestsPerMinute: 2 }));
    window.count(0);
    vi.advanceTimersByTime(10_000);
    window.count(0);
    expect(window.waitMs()).toBe(50_000);
    vi.advanceTimersByTime(50_000);
    expect(window.waitMs()).toBe(0);
    window.count(0);
    expect(window.waitMs()).toBe(10_000);
  });

  it('counts the tokens that a call took, once they are known', () => {
    const window = minuteWindow(() => ({ tokensPerMinute: 1_000 }));
    const first = window.count(100);
    expect(window.waitMs()).toBe(0);
    first.tokens = 900;
    vi.advanceTimersByTime(20_000);
    window.count(600);
    // 1,500 were taken; in 40 seconds the first 900 are forgotten.
    expect(window.waitMs()).toBe(40_000);
    vi.advanceTimersByTime(40_000);
    expect(window.waitMs()).toBe(0);
  });

  it('follows limits that are changed while it counts', () => {
    const limits = { requestsPerMinute: 10 };
    const window = minuteWindow(() => limits);
    for (let call = 0; call < 5; call += 1) window.count(0);
    limits.requestsPerMinute = 5;
    expect(window.waitMs()).toBe(60_000);
  });
});
