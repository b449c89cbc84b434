import { describe, expect, it, vi } from 'vitest';
import { createProviderGate } from './provider-gate';

describe('a provider gate', () => {
  it('lets as many through at once as its limit says', async () => {
    const gate = createProviderGate({ maximum: 2 });
    const [first] = await Promise.all([gate.enter(), gate.enter()]);
    let third = false;
    const entering = gate.enter().then((leave) => ((third = true), leave));
    expect(gate.running).toBe(2);
    expect(third).toBe(false);
    first();
    first();
    (await entering)();
    expect(gate.running).toBe(1);
  });

  it('halves its limit on 429, pauses, and grows back with successes', async () => {
    const gate = createProviderGate({ maximum: 8 });
    const leaves = await Promise.all(Array.from({ length: 8 }, () => gate.enter()));
    gate.slowDown(30);
    expect(gate.limit).toBe(4);
    for (const leave of leaves) leave();
    const before = performance.now();
    (await gate.enter())();
    expect(performance.now() - before).toBeGreaterThan(20);
    for (let calls = 0; calls < 3; calls += 1) (await gate.enter())();
    expect(gate.limit).toBe(5);
  });

  it('takes the refusals of one burst as one', async () => {
    const gate = createProviderGate({ maximum: 8 });
    const leaves = await Promise.all(Array.from({ length: 8 }, () => gate.enter()));
    for (const leave of leaves) {
      gate.slowDown(20);
      leave();
    }
    expect(gate.limit).toBe(4);
    expect(gate.closedForMs).toBeGreaterThan(0);
  });

  it('gives a silent call’s place to the next, and takes it back only once', async () => {
    const gate = createProviderGate({ maximum: 1, holdMs: 10 });
    const silent = await gate.enter();
    const next = await gate.enter();
    expect(gate.running).toBe(1);
    silent();
    expect(gate.running).toBe(1);
    next();
    expect(gate.running).toBe(0);
  });

  it('never lets so few through that one slow call holds up all others, and heals with time', async () => {
    vi.useFakeTimers();
    const gate = createProviderGate({ maximum: 64, recoverMs: 1_000 });
    for (let refusals = 0; refusals < 9; refusals += 1) {
      gate.slowDown(10);
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(gate.limit).toBe(2);
    await vi.advanceTimersByTimeAsync(3_000);
    (await gate.enter())();
    expect(gate.limit).toBeGreaterThanOrEqual(16);
    vi.useRealTimers();
  });

  it('lets nobody wait who has stopped', async () => {
    const gate = createProviderGate({ maximum: 1 });
    const leave = await gate.enter();
    const stop = new AbortController();
    const waiting = gate.enter(stop.signal);
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    leave();
    expect(gate.running).toBe(0);
    await expect(gate.enter(AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });
});
