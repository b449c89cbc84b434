import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { StartError } from './start-error';

/** Runs one of our short programs. @throws StartError when it fails; it has said why itself */
export async function runToEnd(name: string): Promise<void> {
  const child = fork(fileURLToPath(new URL(`./${name}.js`, import.meta.url)), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0)
    throw new StartError('Bakeoff was not started: the database could not be brought to this version (see above).');
}
