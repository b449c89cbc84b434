import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, constants } from 'node:zlib';

const FOLDER = 'lib/testing/earlier-versions';

/** A data directory that an earlier version made (`npm run keep-version`), and what has to be found in it. */
export interface EarlierVersion {
  version: string;
  /** The migrations that it knew. */
  migrations: string[];
  /** Of the only workspace, with all scopes. */
  apiKey: string;
  /** The secret part of a share's address. */
  share: string;
  index: string;
  comparison: string;
}

/** The kept data directories, oldest first. */
export function earlierVersions(): EarlierVersion[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as EarlierVersion);
}

/** Puts the data directory of an earlier version where a product can be started on it. */
export function unpackVersion({ version }: EarlierVersion, directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const archive = brotliDecompressSync(readFileSync(join(FOLDER, `${version}.tar.br`)), {
    params: { [constants.BROTLI_DECODER_PARAM_LARGE_WINDOW]: 1 },
  });
  const { status, stderr } = spawnSync('tar', ['-xf', '-', '-C', directory], { input: archive });
  if (status !== 0) throw new Error(`tar: ${stderr.toString()}`);
}
