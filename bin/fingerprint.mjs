import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = [
  'app',
  'bin',
  'components',
  'lib',
  'prisma',
  'public',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const GENERATED = new Set(['lib/db/generated']);

/** A hash over every source file: as long as it stays, what was built is current. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const file of SOURCES.filter(existsSync).flatMap(filesIn)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(path) {
  if (GENERATED.has(path) || /[.]test[.]tsx?$/.test(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}
