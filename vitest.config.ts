import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };
const shared = { resolve: { alias } };
const ignored = ['node_modules/**', 'dist/**', '.next/**', 'e2e/**'];

/**
 * Two projects: `unit` needs nothing but Node; `database` (files named `*.database.test.ts`) gets a migrated database of its
 * own, embedded unless DATABASE_URL names a server.
 */
export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...ignored, '**/*.database.test.ts'],
          setupFiles: ['lib/testing/fail-on-console.ts'],
          testTimeout: 20_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'database',
          include: ['**/*.database.test.ts'],
          exclude: ignored,
          setupFiles: ['lib/testing/fail-on-console.ts'],
          globalSetup: ['lib/testing/database-setup.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
