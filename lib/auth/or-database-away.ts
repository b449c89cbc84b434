import { query, sql } from '@/lib/db';

/**
 * better-auth says only that it failed where its database is away. This asks the database itself, whose error says so, and the
 * edge then answers 503 instead of a defect (F12).
 *
 * @throws what the database says where it is away, else what `work` threw
 */
export async function orDatabaseAway<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await askDatabase();
    throw error;
  }
}

/** @throws where the database is away */
export async function askDatabase(): Promise<void> {
  await query(sql`select 1`);
}
