import { describe, expect, it, vi } from 'vitest';
import { RequestLeases, type Lease } from './request-leases';

/** An allowance in common, as the database keeps it; a window lasts until `renew`. */
function allowance(allowed: number) {
  let used = 0;
  const lease = vi.fn(async (_key: string, count: number): Promise<Lease> => {
    await Promise.resolve();
    const granted = Math.max(0, Math.min(count, allowed - used));
    used += count;
    return { granted, msLeft: 60_000 };
  });
  return { lease, renew: () => (used = 0) };
}

async function take(leases: RequestLeases, times: number): Promise<number> {
  let allowed = 0;
  for (let i = 0; i < times; i += 1) if ((await leases.take('key')) === null) allowed += 1;
  return allowed;
}

describe('RequestLeases', () => {
  it('let one process use the whole allowance with few questions, one after the other', async () => {
    const { lease } = allowance(100);
    expect(await take(new RequestLeases(lease), 150)).toBe(100);
    expect(lease.mock.calls.length).toBeLessThanOrEqual(11);
  });

  it('let a hundred at once through with two questions', async () => {
    const { lease } = allowance(100);
    const leases = new RequestLeases(lease);
    const outcomes = await Promise.all(Array.from({ length: 120 }, () => leases.take('key')));
    expect(outcomes.filter((refused) => refused === null)).toHaveLength(100);
    expect(lease).toHaveBeenCalledTimes(2);
  });

  it('never let two processes together go beyond it, and leave at most fifteen unused', async () => {
    const { lease } = allowance(100);
    const [first, second] = [new RequestLeases(lease), new RequestLeases(lease)];
    let allowed = 0;
    for (let i = 0; i < 100; i += 1) allowed += (await take(i % 3 ? first : second, 1)) + (await take(second, 1));
    expect(allowed).toBeLessThanOrEqual(100);
    expect(allowed).toBeGreaterThanOrEqual(85);
  });

  it('say how long the window still takes, without asking again', async () => {
    const { lease } = allowance(1);
    const leases = new RequestLeases(lease);
    expect(await leases.take('key')).toBeNull();
    expect(await leases.take('key')).toBeGreaterThan(50_000);
    const asked = lease.mock.calls.length;
    expect(await leases.take('key')).toBeGreaterThan(50_000);
    expect(lease).toHaveBeenCalledTimes(asked);
  });

  it('are worth nothing after their window', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { lease, renew } = allowance(100);
    const leases = new RequestLeases(lease);
    await take(leases, 2);
    vi.advanceTimersByTime(60_001);
    renew();
    await take(leases, 1);
    expect(lease.mock.calls.map(([, count]) => count)).toEqual([1, 2, 1]);
    vi.useRealTimers();
  });

  it('keep keys apart, and tell everybody who waited that the database is away', async () => {
    const leases = new RequestLeases(async (key) => {
      if (key === 'broken') throw new Error('away');
      return { granted: 1, msLeft: 1_000 };
    });
    const broken = await Promise.allSettled([leases.take('broken'), leases.take('broken')]);
    expect(broken.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await leases.take('whole')).toBeNull();
  });
});
