import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { earlierVersions, unpackVersion } from '@/lib/testing/earlier-version';
import { migrate, pendingMigrations, serveEmbeddedDatabase } from '@/lib/db';

const MIGRATIONS = 'prisma/migrations';
/** What every kept data directory has rows of. */
const FILLED = [
  'users',
  'workspaces',
  'api_keys',
  'collections',
  'documents',
  'indexes',
  'prompts',
  'prompt_versions',
  'connections',
  'comparisons',
  'answers',
  'votes',
  'shares',
];

let directory: string | undefined;
afterEach(() => {
  if (directory) rmSync(directory, { recursive: true, force: true });
});

/** How many rows each of these tables has, by name. */
async function count(url: string, tables: readonly string[]): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${pg.escapeIdentifier(table)}`);
    counts[table] = rows[0]!.n;
  }
  await client.end();
  return counts;
}

describe.each(earlierVersions())('The data of version $version', (earlier) => {
  it('are all there after this version’s migrations', async () => {
    directory = mkdtempSync(join(tmpdir(), 'bakeoff-earlier-'));
    unpackVersion(earlier, directory);
    const database = await serveEmbeddedDatabase(join(directory, 'database'));
    try {
      const before = await count(database.url, FILLED);
      for (const table of FILLED) expect(before[table], table).toBeGreaterThan(0);
      const pending = await pendingMigrations(database.url, MIGRATIONS);
      expect(await migrate(database.url, MIGRATIONS)).toEqual(pending);
      expect(await count(database.url, FILLED)).toEqual(before);
      expect(await migrate(database.url, MIGRATIONS)).toEqual([]);
    } finally {
      await database.close();
    }
  });
});
