import { defineConfig } from 'prisma/config';

/** The schema is split by domain; migrations are SQL files in Prisma's layout, applied by `lib/db/migrate.ts` at start. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://unused' },
});
