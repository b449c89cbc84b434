import { describe, expect, it, vi } from 'vitest';
import { gather } from './gather';

describe('gather', () => {
  it('runs what is asked for in one breath, and what comes while it runs, together, and answers each its own', async () => {
    const run = vi.fn(async (items: readonly number[]) => items.map((item) => item * 10));
    const double = gather(run);
    expect(await Promise.all([double(1), double(2)])).toEqual([10, 20]);
    expect(run.mock.calls).toEqual([[[1, 2]]]);
    const first = double(3);
    await Promise.resolve();
    await Promise.resolve();
    expect(await Promise.all([first, double(4), double(5)])).toEqual([30, 40, 50]);
    expect(run.mock.calls.slice(1)).toEqual([[[3]], [[4, 5]]]);
  });

  it('keeps to its limits: so many items, so much weight, and one that is too heavy alone', async () => {
    const sizes: number[] = [];
    const run = async (items: readonly number[]) => {
      sizes.push(items.length);
      return items;
    };
    const ask = gather(run, { most: 3, weightOf: (item) => item, mostWeight: 10 });
    const asked = [1, 1, 1, 1, 9, 50, 2, 2];
    expect(await Promise.all(asked.map(ask))).toEqual(asked);
    expect(sizes).toEqual([3, 2, 1, 2]);
  });

  it('lets a bad item fail alone', async () => {
    const ask = gather(async (items: readonly string[]) => {
      if (items.includes('bad')) throw new Error('bad');
      return items;
    });
    const [a, bad, b] = await Promise.allSettled([ask('a'), ask('bad'), ask('b')]);
    expect([a.status, bad.status, b.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ask('afterwards')).toBe('afterwards');
  });
});
