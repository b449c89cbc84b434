import { serveEmbeddedDatabase } from '@/lib/db';

/** The embedded database in a process of its own, as the product has it. Says its address, and ends with its parent. */
const database = await serveEmbeddedDatabase(process.argv[2]!);
process.send?.({ url: database.url });
process.on('disconnect', () => process.exit(0));
