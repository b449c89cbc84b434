import { describe, expect, it } from 'vitest';
import { firstPace, nextPace } from './pace';

describe('the pace of a build', () => {
  it('finds the batch that takes 120 ms, and follows when chunks become slower', () => {
    let pace = firstPace(true);
    for (let i = 0; i < 10; i++) pace = nextPace(pace, pace.size, pace.size * 2);
    expect(pace.size).toBe(60);
    for (let i = 0; i < 10; i++) pace = nextPace(pace, pace.size, pace.size * 10);
    expect(pace.size).toBe(12);
    expect(pace.restMs).toBeGreaterThan(0);
  });

  it('never goes below one chunk', () => {
    expect(nextPace({ size: 1, restMs: 20 }, 1, 5_000).size).toBe(1);
  });

  it('is steady where nobody waits', () => {
    const pace = firstPace(false);
    expect(nextPace(pace, pace.size, 10_000)).toEqual(pace);
  });
});
