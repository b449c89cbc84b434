// Compiles everything that runs: Prisma's client, the processes of bin/ into dist/, and the web app into .next/.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { fingerprint } from './fingerprint.mjs';

const withWeb = !process.argv.includes('--without-web');
const began = performance.now();
// Taken now: a file that changes while this runs makes the next start build again.
const current = fingerprint();
const seconds = () => `${((performance.now() - began) / 1_000).toFixed(1)} s`;

run('bin/check-versions.mjs');
run('bin/generate.mjs');
if (withWeb) rmSync('dist/fingerprint', { force: true });
await build({
  entryPoints: readdirSync('bin')
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => `bin/${file}`),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node22',
  format: 'esm',
  sourcemap: true,
  logLevel: 'warning',
});

if (withWeb) {
  console.log('Building the web app; this happens once for each version and takes less than a minute …');
  run('node_modules/next/dist/bin/next', 'build');
  writeFileSync('dist/fingerprint', current);
  console.log(`Built in ${seconds()}.`);
}

function run(...command) {
  const result = spawnSync(process.execPath, command, {
    stdio: ['ignore', process.env.CI ? 'inherit' : 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  process.exit(result.status ?? 1);
}
