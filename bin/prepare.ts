import { endWithParent } from './processes/end-with-parent';
import { prepareDatabase } from './supervisor/prepare-database';

// Runs once at start and ends: what it loads (Prisma, accounts, the queue) would else stay in the supervisor's memory.
endWithParent(() => process.exit(1));
try {
  await prepareDatabase();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
