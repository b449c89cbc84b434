import { createServer } from 'node:net';
import { StartError } from './start-error';

/** @throws StartError with what to do, where somebody else listens on the port already */
export async function assertPortFree(port: number, host: string): Promise<void> {
  if (port === 0) return;
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(
              `Port ${port} on ${host} is in use by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
            )
          : new StartError(`Bakeoff can't listen on ${host}:${port}: ${error.message}`),
      );
    });
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
