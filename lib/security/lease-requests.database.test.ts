import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { disconnect, query, sql } from '@/lib/db';
import { leaseRequests, purgeRequestRates } from './lease-requests';
import { RequestLeases } from './request-leases';

afterAll(disconnect);

describe('an allowance that web processes share', () => {
  it('lets both together make a hundred requests in a second, and more in the next', async () => {
    const key = randomUUID();
    const processOf = () => new RequestLeases((name, count) => leaseRequests(name, count, 100));
    const [first, second] = [processOf(), processOf()];
    const outcomes = await Promise.all(Array.from({ length: 150 }, (_, i) => (i % 2 ? first : second).take(key)));
    const allowed = outcomes.filter((refused) => refused === null).length;
    expect(allowed).toBe(100);
    const wait = Math.max(...outcomes.map((refused) => refused ?? 0));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(1_000);
    await vi.waitFor(async () => expect(await first.take(key)).toBeNull(), { timeout: 3_000 });
  });

  it('forgets keys that nobody uses', async () => {
    const [quiet, busy] = [randomUUID(), randomUUID()];
    await leaseRequests(busy, 1, 100);
    await query(
      sql`insert into request_rates (key, leased, expires_at) values (${quiet}, 1, now() - interval '2 hours')`,
    );
    await purgeRequestRates();
    const rows = await query<{ key: string }>(sql`select key from request_rates where key in (${quiet}, ${busy})`);
    expect(rows).toEqual([{ key: busy }]);
  });
});
