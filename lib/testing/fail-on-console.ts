import { afterEach, beforeEach, expect, vi } from 'vitest';

/** An unexpected console.error or console.warn is a defect: tests that provoke one replace the spy and look at it. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockName('console.error');
  vi.spyOn(console, 'warn').mockName('console.warn');
});

afterEach(() => {
  const calls = [console.error, console.warn].flatMap((spy) => (vi.isMockFunction(spy) ? spy.mock.calls : []));
  vi.restoreAllMocks();
  expect(calls, 'unexpected console output').toEqual([]);
});
