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
