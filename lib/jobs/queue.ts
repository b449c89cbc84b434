import { PgBoss } from 'pg-boss';
import { pool, query, sql } from '@/lib/db';
import { announce } from './announce';
import { HEARTBEAT_SECONDS, QUEUES, type JobName, type Jobs } from './queues';

const holder = globalThis as typeof globalThis & { bakeoffQueue?: Promise<PgBoss> };

/** pg-boss on the product's own connections. LISTEN/NOTIFY stays off: it doesn't cross the embedded database's clients. */
export function newBoss(supervise: boolean, migrate = false): PgBoss {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => pool().query(text, values as unknown[]) },
    schema: 'pgboss',
    migrate,
    createSchema: migrate,
    supervise,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    reindex: false,
    monitorVacuum: false,
  });
  // Without a listener an error event would end the process; what matters comes back as a rejected promise.
  boss.on('error', () => undefined);
  return boss;
}

function sender(): Promise<PgBoss> {
  holder.bakeoffQueue ??= newBoss(false)
    .start()
    .catch((error: unknown) => {
      holder.bakeoffQueue = undefined;
      throw error;
    });
  return holder.bakeoffQueue;
}

/** Makes pg-boss's tables and our queues; part of migrating. */
export async function installQueues(): Promise<void> {
  const boss = newBoss(false, true);
  await boss.start();
  for (const name of Object.keys(QUEUES) as JobName[]) {
    const options = {
      retryLimit: QUEUES[name].retryLimit,
      retryDelay: 1,
      retryBackoff: true,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: 12 * 3_600,
    };
    if (await boss.getQueue(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
  }
  await boss.stop({ graceful: false, close: false });
}

/**
 * Puts a job into its queue and returns its id. A worker on this machine hears of it at once; all look every half second.
 *
 * @param afterSeconds no worker takes it before; at once unless told
 */
export async function enqueue<Name extends JobName>(name: Name, data: Jobs[Name], afterSeconds = 0): Promise<string> {
  const id = await (await sender()).send(name, data, afterSeconds > 0 ? { startAfter: Math.ceil(afterSeconds) } : {});
  if (!id) throw new Error(`the queue ${name} took no job`);
  announce(name);
  return id;
}

/** Puts many jobs of one kind into their queue by one statement. */
export async function enqueueAll<Name extends JobName>(name: Name, all: readonly Jobs[Name][]): Promise<void> {
  if (all.length === 0) return;
  await (
    await sender()
  ).insert(
    name,
    all.map((data) => ({ data })),
  );
  announce(name);
}

/** Whether a job of this kind whose data hold these values waits or runs. */
export async function hasJob<Name extends JobName>(name: Name, match: Partial<Jobs[Name]>): Promise<boolean> {
  const rows = await query(sql`
    select 1 from pgboss.job
    where name = ${name} and state in ('created', 'retry', 'active') and data @> ${JSON.stringify(match)}::jsonb limit 1`);
  return rows.length > 0;
}

/**
 * Cancels the jobs of one kind whose data hold these values, waiting and running ones; a running handler sees its `signal`
 * aborted at its next heartbeat.
 *
 * @param among only those with one of these values in one field: however many, the jobs are looked through once
 */
export async function cancelJobs<Name extends JobName>(
  name: Name,
  match: Partial<Jobs[Name]>,
  among?: { field: keyof Jobs[Name] & string; values: readonly string[] },
): Promise<void> {
  const chosen = among ? sql`and data ->> ${among.field}::text = any(${[...among.values]}::text[])` : sql``;
  const rows = await query<{ id: string }>(sql`
    select id::text from pgboss.job
    where name = ${name} and state in ('created', 'retry', 'active') and data @> ${JSON.stringify(match)}::jsonb ${chosen}`);
  if (rows.length > 0)
    await (
      await sender()
    ).cancel(
      name,
      rows.map((row) => row.id),
    );
}
