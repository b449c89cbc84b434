import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { StartError } from './start-error';

/**
 * Runs the embedded database in a thread of this process: it dies with it, whatever happens, so that nobody else can come to
 * own the folder meanwhile; and this process goes on answering signals while a statement runs.
 */
export class DatabaseThread {
  #thread: Worker | undefined;
  #stopping = false;

  constructor(
    private readonly directory: string,
    private readonly onDeath: (error: Error) => void,
  ) {}

  /** @returns the URL to reach it by; the same after every start */
  async start(): Promise<string> {
    const thread = new Worker(fileURLToPath(new URL('./database.js', import.meta.url)), {
      workerData: { directory: this.directory },
    });
    this.#thread = thread;
    this.#stopping = false;
    let failure: Error | undefined;
    thread.on('error', (error: Error) => (failure = error));
    const url = await new Promise<string>((resolve, reject) => {
      thread.once('message', (message: { url: string }) => resolve(message.url));
      thread.once('exit', () =>
        reject(
          new StartError(`The database in ${this.directory} could not be opened: ${failure?.message ?? 'it ended'}`),
        ),
      );
    });
    thread.on('exit', () => {
      if (!this.#stopping) this.onDeath(failure ?? new Error('it ended without an error'));
    });
    return url;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const thread = this.#thread;
    if (!thread) return;
    const exited = once(thread, 'exit');
    thread.postMessage('stop');
    const timer = setTimeout(() => void thread.terminate(), 5_000);
    await exited.catch(() => undefined);
    clearTimeout(timer);
  }
}
