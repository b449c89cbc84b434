import { describe, expect, it } from 'vitest';
import { createPauses } from './pauses';

const workFor = (ms: number) => {
  for (const end = performance.now() + ms; performance.now() < end;);
};

describe('pauses', () => {
  it('let what waits have its turn in the midst of long work, and cost nothing in short work', async () => {
    const pause = createPauses(5);
    expect(pause()).toBeUndefined();
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    for (let i = 0; i < 10; i += 1) {
      workFor(6);
      await pause();
    }
    clearInterval(timer);
    expect(turns).toBeGreaterThanOrEqual(5);
  });
});
