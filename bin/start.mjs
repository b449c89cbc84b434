// The one command: builds what isn't built yet, then hands over to the compiled starter. Plain JavaScript, because it runs
// before anything is compiled.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';

const [major] = process.versions.node.split('.').map(Number);
if (major < 22) {
  console.error(
    `Bakeoff runs on Node 22 or later and finds ${process.version}. “npm start” uses the one that “npm ci” installed.`,
  );
  process.exit(1);
}

holdLessMemory();

const mode = process.argv[2] ?? 'all';
const development = mode === 'dev';
const built = existsSync('dist/fingerprint') ? readFileSync('dist/fingerprint', 'utf8') : '';
if (development || built !== fingerprint()) {
  const result = spawnSync(process.execPath, ['bin/build.mjs', ...(development ? ['--without-web'] : [])], {
    stdio: 'inherit',
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

process.env.NEXT_TELEMETRY_DISABLED = '1';
process.env.NODE_ENV = development ? 'development' : 'production';
const { start } = await import('../dist/start.js');
await start(mode);

/**
 * Starts this process once more in its own place with settings of the C library that it reads at its start only. By itself glibc
 * keeps what large allocations have given back (the embedded database and everything that is compiled at a start make many), which
 * is hundreds of megabytes for as long as the product runs. Whoever sets one of them decides alone.
 */
function holdLessMemory() {
  const smaller = { MALLOC_MMAP_THRESHOLD_: '32768', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_ARENA_MAX: '2' };
  if (process.platform !== 'linux' || !process.execve) return;
  if (Object.keys(smaller).some((name) => name in process.env)) return;
  // With `--expose-gc` the processes can clean up once when they have started.
  const flags = [...process.execArgv, '--expose-gc'];
  process.execve(process.execPath, [process.execPath, ...flags, ...process.argv.slice(1)], {
    ...process.env,
    ...smaller,
  });
}
