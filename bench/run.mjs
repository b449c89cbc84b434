// Bundles one benchmark and what it starts into dist/bench, and runs it: `node bench/run.mjs retrieval`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { build } from 'esbuild';

const [name, ...rest] = process.argv.slice(2);
await build({
  entryPoints: readdirSync('bench')
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => `bench/${file}`),
  outdir: 'dist/bench',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node22',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, ['--enable-source-maps', `dist/bench/${name}.js`, ...rest], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
