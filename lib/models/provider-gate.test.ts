import { describe, expect, it } from 'vitest';
import { createProviderGate } from './provider-gate';

describe('a provider gate', () => {
  it('lets as many through at once as its limit says', async () => {
    const gate = createProviderGate(2);
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
    const gate = createProviderGate(8);
    const leaves = await Promise.all(Array.from({ length: 8 }, () => gate.enter()));
    gate.slowDown(30);
    expect(gate.limit).toBe(4);
    for (const leave of leaves) leave();
    const before = performance.now();
    (await gate.enter())();
    expect(performance.now() - before).toBeGreaterThan(20);
    for (let calls = 0; calls < 8; calls += 1) (await gate.enter())();
    expect(gate.limit).toBe(5);
  });

  it('lets nobody wait who has stopped', async () => {
    const gate = createProviderGate(1);
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
