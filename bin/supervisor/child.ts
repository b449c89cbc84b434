import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** After so long a child counts as having run well, and the next restart is quick again. */
const STABLE_MS = 60_000;

interface Options {
  name: string;
  env: NodeJS.ProcessEnv;
  onMessage?: (message: unknown) => void;
  report: (line: string) => void;
}

/** A child process that is started again when it dies, with a growing pause. It ends by itself when this process is gone. */
export class Child {
  #process: ChildProcess | undefined;
  #stopping = false;
  #delay = FIRST_DELAY_MS;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: Options) {
    this.#launch();
  }

  get pid(): number | undefined {
    return this.#process?.pid;
  }

  #launch(): void {
    const { name, env, onMessage, report } = this.options;
    const began = performance.now();
    const child = fork(fileURLToPath(new URL(`./${name}.js`, import.meta.url)), [], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#process = child;
    if (onMessage) child.on('message', onMessage);
    child.on('error', (error) => report(`The ${name} process could not be started: ${error.message}`));
    child.on('exit', (code, signal) => {
      if (this.#stopping) return;
      if (performance.now() - began > STABLE_MS) this.#delay = FIRST_DELAY_MS;
      report(
        `The ${name} process ended (${signal ?? `exit code ${code}`}); it starts again in ${this.#delay / 1_000} s.`,
      );
      this.#timer = setTimeout(() => this.#launch(), this.#delay);
      this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY_MS);
    });
  }

  /** Says something to the process; lost where it is not running. */
  tell(message: string): void {
    if (this.#process?.connected) this.#process.send(message, () => undefined);
  }

  /** Asks the process to finish; after `timeoutMs` it is ended. */
  async stop(timeoutMs: number): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    await exited;
    clearTimeout(timer);
  }
}
