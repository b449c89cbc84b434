import { query, sql } from '@/lib/db';

/** A worker that was not heard of for so long is not counted as alive. */
const ALIVE_SECONDS = 15;

export async function beat(workerId: string): Promise<void> {
  await query(sql`
    insert into worker_heartbeats (id, seen_at) values (${workerId}, now())
    on conflict (id) do update set seen_at = excluded.seen_at`);
  await query(sql`delete from worker_heartbeats where seen_at < now() - interval '1 hour'`);
}

export async function endBeat(workerId: string): Promise<void> {
  await query(sql`delete from worker_heartbeats where id = ${workerId}`);
}

/** Whether some worker, on any machine, was heard of lately. */
export async function workerIsAlive(): Promise<boolean> {
  const rows = await query(
    sql`select 1 from worker_heartbeats where seen_at > now() - make_interval(secs => ${ALIVE_SECONDS}::int) limit 1`,
  );
  return rows.length > 0;
}
