import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { disconnect, query, sql } from '@/lib/db';

/** The tests' setting is off; these turn it on, before the settings are read for the first time. */
async function limits() {
  vi.resetModules();
  return import('./rate-limit');
}

beforeAll(() => {
  process.env.BAKEOFF_RATE_LIMITS = 'on';
});
afterAll(async () => {
  process.env.BAKEOFF_RATE_LIMITS = 'off';
  await disconnect();
});

describe('rate limits', () => {
  it('refuse the eleventh attempt to sign in, say when to try again, and let others be', async () => {
    const { limitRate } = await limits();
    const [person, other] = [`${randomUUID()}@example.com`, `${randomUUID()}@example.com`];
    for (let attempt = 0; attempt < 10; attempt += 1) await limitRate('sign-in', person);
    const refused: unknown = await limitRate('sign-in', person).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'rate_limited', status: 429 });
    expect(Number((refused as { headers: Record<string, string> }).headers['Retry-After'])).toBeGreaterThan(800);
    await limitRate('sign-in', other);
  });

  it('are counted in the database, so that two servers agree, and hold no address of a person', async () => {
    const person = `${randomUUID()}@example.com`;
    const [first, second] = [await limits(), await limits()];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await first.limitRate('sign-in', person);
      await second.limitRate('sign-in', person);
    }
    await expect(second.limitRate('sign-in', person)).rejects.toMatchObject({ code: 'rate_limited' });
    const rows = await query(sql`select key from rate_limits where key like ${`%${person}%`}`);
    expect(rows).toEqual([]);
  });

  it('count each of many at once', async () => {
    const { limitRate } = await limits();
    const person = randomUUID();
    const outcomes = await Promise.allSettled(Array.from({ length: 25 }, () => limitRate('sign-in', person)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(10);
  });

  it('begin anew after a success', async () => {
    const { limitRate, forgetRate } = await limits();
    const person = randomUUID();
    for (let attempt = 0; attempt < 10; attempt += 1) await limitRate('sign-in', person);
    await forgetRate('sign-in', person);
    await limitRate('sign-in', person);
  });

  it('allow a key a hundred requests a second', async () => {
    const { limitRequests } = await limits();
    const key = randomUUID();
    await Promise.all(Array.from({ length: 100 }, () => limitRequests(key)));
    await expect(limitRequests(key)).rejects.toMatchObject({ code: 'rate_limited' });
  });
});
