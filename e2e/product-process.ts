import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { API_KEY, OWNER } from './servers';

/** A product of its own for tests that kill it: `npm start` on an empty data directory and a free port. */
export class ProductProcess {
  #process: ChildProcess | undefined;
  output = '';

  private constructor(
    readonly directory: string,
    readonly port: number,
    private readonly environment: Record<string, string>,
  ) {}

  static async create(environment: Record<string, string> = {}): Promise<ProductProcess> {
    return new ProductProcess(mkdtempSync(join(tmpdir(), 'bakeoff-process-')), await freePort(), environment);
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  get pid(): number {
    return this.#process?.pid ?? -1;
  }

  /** Starts `npm start`'s command and returns at once. */
  spawn(): ChildProcess {
    const child = spawn(process.execPath, ['bin/start.mjs'], {
      env: {
        ...process.env,
        PORT: String(this.port),
        BAKEOFF_DATA_DIR: this.directory,
        BAKEOFF_RATE_LIMITS: 'off',
        BAKEOFF_INIT_EMAIL: OWNER.email,
        BAKEOFF_INIT_PASSWORD: OWNER.password,
        BAKEOFF_INIT_API_KEY: API_KEY,
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => (this.output += data.toString()));
    return child;
  }

  async start(): Promise<void> {
    this.#process = this.spawn();
    const child = this.#process;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${this.output}`);
      const answer = await fetch(`${this.url}/api/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** The processes that this start has made, itself first, as Linux tells them. */
  processes(): number[] {
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => parentOf(pid) === this.pid);
    return [this.pid, ...children];
  }

  async signal(signal: NodeJS.Signals): Promise<{ code: number | null; ms: number }> {
    const child = this.#process;
    if (!child) throw new Error('not started');
    const began = performance.now();
    const exited = once(child, 'exit');
    child.kill(signal);
    const [code] = (await exited) as [number | null];
    return { code, ms: performance.now() - began };
  }

  async remove(): Promise<void> {
    if (this.#process?.exitCode === null && this.#process.signalCode === null) await this.signal('SIGKILL');
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
