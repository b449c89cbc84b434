import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { API_KEY, FAKE_PROVIDER_PORT, FIRST_RUN_URL, OWNER, URL } from './e2e/servers';

/** `bin/test-browser.mjs` finds a Chromium, builds the product and sets CHROMIUM_PATH. */
const executablePath = process.env.CHROMIUM_PATH;
/** Chromium's own sandbox needs rights that containers seldom give to root. */
const args = [
  '--disable-quic',
  '--disable-background-networking',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function product(url: string, environment: Record<string, string>) {
  return {
    command: `${process.execPath} bin/start.mjs`,
    url: `${url}/api/ready`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
    env: {
      PORT: url.split(':').pop() ?? '',
      BAKEOFF_DATA_DIR: mkdtempSync(join(tmpdir(), 'bakeoff-e2e-')),
      BAKEOFF_RATE_LIMITS: 'off',
      BAKEOFF_ALLOWED_HOSTS: `127.0.0.1:${FAKE_PROVIDER_PORT}`,
      BAKEOFF_LOG_LEVEL: 'warn',
      ...environment,
    },
  };
}

/** Two products, each with an empty data directory: one that nobody has set up, and one with an owner from the environment. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // A second try is reported as flaky; a machine that is busy with something else shall not stop a landing.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    trace: 'retain-on-failure',
    actionTimeout: 20_000,
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    {
      name: 'first-run',
      testMatch: 'first-run.spec.ts',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 }, baseURL: FIRST_RUN_URL },
    },
    {
      name: 'product',
      testIgnore: 'first-run.spec.ts',
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 800 }, baseURL: URL },
    },
  ],
  webServer: [
    product(FIRST_RUN_URL, {}),
    product(URL, {
      BAKEOFF_INIT_EMAIL: OWNER.email,
      BAKEOFF_INIT_PASSWORD: OWNER.password,
      BAKEOFF_INIT_API_KEY: API_KEY,
    }),
  ],
});
