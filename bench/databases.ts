import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A database of its own for one benchmark, and what a process needs in its environment to use it. */
export interface BenchDatabase {
  name: 'embedded' | 'server';
  environment: Record<string, string>;
  /** Of the database's process; undefined on a server. */
  pid: number | undefined;
  close: () => Promise<void>;
}

const SECRET = { BAKEOFF_SECRET: 'a secret that protects nothing in a benchmark', BAKEOFF_RATE_LIMITS: 'off' };

export async function embeddedDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'bakeoff-bench-'));
  const directory = join(folder, 'database');
  const child = fork(join(import.meta.dirname, 'embedded-database.js'), [directory]);
  const [message] = (await once(child, 'message')) as [{ url: string }];
  return {
    name: 'embedded',
    environment: { ...SECRET, DATABASE_URL: message.url, BAKEOFF_EMBEDDED_DATABASE: directory },
    pid: child.pid,
    close: async () => {
      child.disconnect();
      await once(child, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** @param url of a server where databases can be made */
export async function serverDatabase(url: string): Promise<BenchDatabase> {
  const name = `bakeoff_bench_${Date.now()}`;
  const target = new URL(url);
  target.pathname = `/${name}`;
  await administer(url, `create database ${name}`);
  return {
    name: 'server',
    environment: { ...SECRET, DATABASE_URL: target.href, BAKEOFF_EMBEDDED_DATABASE: '' },
    pid: undefined,
    close: () => administer(url, `drop database ${name} with (force)`),
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Runs another file of the bench in a process of its own on a database, and gives what it reports. */
export async function runOn<Result>(
  database: BenchDatabase,
  file: string,
  parameters: readonly string[] = [],
): Promise<Result> {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = fork(join(import.meta.dirname, file), parameters, { env: { ...rest, ...database.environment } });
  let result: Result | undefined;
  child.on('message', (message) => (result = message as Result));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0 || result === undefined) throw new Error(`${file} ended with ${code}`);
  return result;
}
