import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { justChecked } from './just-checked';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('holds for a moment and no longer', () => {
  const checked = justChecked<string>(500);
  checked.remember('a', 'one', performance.now());
  vi.advanceTimersByTime(499);
  expect(checked.recall('a')).toBe('one');
  vi.advanceTimersByTime(1);
  expect(checked.recall('a')).toBeUndefined();
});

it('counts from when the check was begun, not from when the answer came', () => {
  const checked = justChecked<string>(500);
  const begunAt = performance.now();
  vi.advanceTimersByTime(400);
  checked.remember('a', 'slow', begunAt);
  vi.advanceTimersByTime(101);
  expect(checked.recall('a')).toBeUndefined();
});

it('lets the newest check stand, for its own time', () => {
  const checked = justChecked<string>(500);
  checked.remember('a', 'one', performance.now());
  vi.advanceTimersByTime(300);
  checked.remember('a', 'two', performance.now());
  vi.advanceTimersByTime(300);
  expect(checked.recall('a')).toBe('two');
  expect(checked.recall('b')).toBeUndefined();
});

it('forgets what has changed', () => {
  const checked = justChecked<string>(500);
  checked.remember('a', 'one', performance.now());
  checked.forget('a');
  expect(checked.recall('a')).toBeUndefined();
});
