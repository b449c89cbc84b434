import pg from 'pg';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { disconnect, pool, query, sql } from '@/lib/db';
import { missingParts } from './missing-parts';

afterAll(disconnect);

describe('what is missing', () => {
  it('is found out on one connection of the pool, however many ask at once', async () => {
    await query(sql`select 1`);
    const asked = vi.spyOn(pool(), 'query');
    const connected = vi.spyOn(pg.Client.prototype, 'connect');
    const answers = await Promise.all(Array.from({ length: 50 }, missingParts));
    expect(new Set(answers.map((missing) => missing.join()))).toEqual(new Set(['worker']));
    expect(asked.mock.calls.length).toBeLessThanOrEqual(3);
    expect(connected).not.toHaveBeenCalled();
    asked.mockClear();
    expect(await missingParts()).toEqual(['worker']);
    expect(asked).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });

  it('is the database, after five seconds, where that says nothing', async () => {
    const silent = vi.spyOn(pool(), 'query').mockImplementation(() => new Promise(() => undefined));
    const began = Date.now();
    expect(await missingParts()).toEqual(['database']);
    expect(Date.now() - began).toBeLessThan(7_000);
    silent.mockRestore();
    expect(await missingParts()).toEqual(['worker']);
  });
});
