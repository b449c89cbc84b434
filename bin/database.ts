import { parentPort, workerData } from 'node:worker_threads';
import { serveEmbeddedDatabase } from '@/lib/db';

// The thread that runs the embedded database (bin/supervisor/database-thread.ts).
const { directory } = workerData as { directory: string };
const database = await serveEmbeddedDatabase(directory);
parentPort?.postMessage({ url: database.url });
parentPort?.on('message', async () => {
  await database.close();
  parentPort?.close();
});
