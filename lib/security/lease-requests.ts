import { query, sql } from '@/lib/db';
import type { Lease } from './request-leases';

const WINDOW_MS = 1_000;

/**
 * Takes requests out of a key's allowance, in one statement. A window begins with the first lease after the last one's end
 * and takes a second of the database's clock, which all web processes share.
 *
 * @param allowed requests per window
 */
export async function leaseRequests(key: string, count: number, allowed: number): Promise<Lease> {
  const [row] = await query<{ leased: number; ms: number }>(sql`
    insert into request_rates as rate (key, leased, expires_at)
    values (${key}, ${count}, clock_timestamp() + make_interval(secs => ${WINDOW_MS / 1_000}))
    on conflict (key) do update set
      leased = case when rate.expires_at <= clock_timestamp() then 0 else rate.leased end + excluded.leased,
      expires_at = case when rate.expires_at <= clock_timestamp() then excluded.expires_at else rate.expires_at end
    returning leased, (extract(epoch from expires_at - clock_timestamp()) * 1000)::float8 as ms`);
  const { leased, ms } = row!;
  return { granted: Math.max(0, Math.min(count, allowed - (leased - count))), msLeft: Math.max(0, ms) };
}

/** Forgets keys that nobody has used for a while. */
export async function purgeRequestRates(): Promise<void> {
  await query(sql`delete from request_rates where expires_at < now() - interval '1 hour'`);
}
