import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bundles the parsing process into one file outside the project, so that tests run it as the product does: as a process. */
export async function bundleParseChild(): Promise<{ entry: string; remove: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'bakeoff-parse-child-'));
  const entry = join(directory, 'parse-child.mjs');
  await build({
    entryPoints: ['bin/parse-child.ts'],
    outfile: entry,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return { entry, remove: () => rm(directory, { recursive: true, force: true }) };
}
