// Runs the browser tests against the production build: finds a Chromium, or installs Debian's where it may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { fingerprint } from './fingerprint.mjs';
import { readFileSync } from 'node:fs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const path = process.env.CHROMIUM_PATH ?? find() ?? install();
if (!existsSync('dist/fingerprint') || readFileSync('dist/fingerprint', 'utf8') !== fingerprint())
  run(process.execPath, ['bin/build.mjs']);
run(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)], {
  CHROMIUM_PATH: path,
});

function find() {
  return [...INSTALLED, chromium.executablePath()].find(existsSync);
}

function install() {
  if (process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No Chromium found; installing Debian’s …');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const found = find();
    if (found) return found;
  }
  console.error(
    'The browser tests need a Chromium. Install one (“apt-get install chromium”, or “npx playwright install chromium”), or set CHROMIUM_PATH.',
  );
  process.exit(1);
}

function run(command, parameters, environment = {}) {
  const { status } = spawnSync(command, parameters, { stdio: 'inherit', env: { ...process.env, ...environment } });
  if (status !== 0) process.exit(status ?? 1);
}
