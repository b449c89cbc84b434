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

  it('keeps the place of a silent call where a team has said how many may run at once', async () => {
    const gate = createProviderGate({ holdMs: 5, limits: { concurrency: 1 } });
    expect(gate.limit).toBe(1);
    const leave = await gate.enter();
    const gone = new AbortController();
    const waiting = gate.enter(gone.signal);
    // A gate without such a limit has given the place of its silent call away by now.
    const other = createProviderGate({ maximum: 1, holdMs: 15 });
    await other.enter();
    (await other.enter())();
    expect(gate.running).toBe(1);
    gone.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    leave();
    expect(gate.running).toBe(0);
  });

  it('lets no more in than its limits for a minute allow, and says for how long', async () => {
    const gate = createProviderGate({ limits: { requestsPerMinute: 2, tokensPerMinute: 1_000 } });
    expect(gate.countsTokens).toBe(true);
    const leave = await gate.enter(undefined, 10);
    leave(100);
    expect(gate.limitedForMs).toBe(0);
    (await gate.enter(undefined, 10))(20);
    expect(gate.limitedForMs).toBeGreaterThan(55_000);
    const waiting = gate.enter();
    expect(gate.running).toBe(0);
    // Raised while somebody waits: that one goes at once.
    gate.limitTo({ tokensPerMinute: 1_000 });
    (await waiting)(2_000);
    expect(gate.limitedForMs).toBeGreaterThan(55_000);
    gate.limitTo({});
    expect(gate.limitedForMs).toBe(0);
  });

  it('takes a new ceiling at once, and lets what a 429 took away come back below it', async () => {
    const gate = createProviderGate({ maximum: 8, recoverMs: 5 });
    gate.limitTo({ concurrency: 4 });
    expect(gate.limit).toBe(4);
    const leaves = await Promise.all(Array.from({ length: 4 }, () => gate.enter()));
    gate.slowDown(1);
    expect(gate.limit).toBe(2);
    gate.limitTo({ concurrency: 3 });
    expect(gate.limit).toBe(2);
    for (const leave of leaves) leave();
    await vi.waitFor(async () => {
      (await gate.enter())();
      expect(gate.limit).toBe(3);
    });
  });
});
