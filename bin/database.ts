import { parentPort, workerData } from 'node:worker_threads';
import { serveEmbeddedDatabase } from '@/lib/db';
import { cleanUpAfterStart } from './processes/clean-up-after-start';

// The thread that runs the embedded database (bin/supervisor/database-thread.ts).
const { directory } = workerData as { directory: string };
const database = await serveEmbeddedDatabase(directory);
parentPort?.postMessage({ url: database.url });
cleanUpAfterStart();
parentPort?.on('message', async () => {
  await database.close();
  parentPort?.close();
});
