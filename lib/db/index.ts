export { db, pool, disconnect, query, transaction, type Queryable } from './client';
export { identifier, join, sql, type Sql } from './sql';
export { newId, type IdPrefix } from './ids';
export { migrate, pendingMigrations } from './migrate';
export { isEmbedded, embeddedDirectory } from './embedded/directory';
export { serveEmbeddedDatabase, type EmbeddedDatabase } from './embedded/serve';
export { isUniqueViolation, isUnavailable } from './errors';
export { Prisma } from './generated/client';
export type { PrismaClient } from './generated/client';
