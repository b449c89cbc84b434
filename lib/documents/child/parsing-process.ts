import { type ChildProcess, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { ParseError } from '../parse-error';
import { noNetworkPrefix } from './no-network';
import type { FromChild, ReadSummary, ToChild } from './protocol';
import { residentMemory } from './resident-memory';

export interface ParseLimits {
  /** Of the process as a whole, in bytes. */
  memoryBytes: number;
  /** For one document, from its first byte sent to its last piece of text. */
  totalMs: number;
  /** Without a page or piece of progress. */
  stallMs: number;
}

export interface ParseRequest {
  /** A parser's id. */
  format: string;
  /** Of all pieces of `bytes` together. */
  size: number;
  bytes: AsyncIterable<Uint8Array>;
  encoding?: string | undefined;
  signal: AbortSignal;
  onText(piece: string): void;
  onProgress(done: number, total: number): void;
}

const WATCH_MS = 100;
/** A file up to this size is one message, so that reading it waits for few turns of a busy worker's loop. */
const WHOLE_BYTES = 1024 * 1024;
/** How V8 and the kernel end a process that ran out of memory or stack; any other end comes from outside. */
const OWN_FAULT = new Set<NodeJS.Signals | null>(['SIGABRT', 'SIGTRAP', 'SIGSEGV', 'SIGILL', 'SIGBUS']);

/** One child process that reads one document at a time. After a failure it is not used again. */
export class ParsingProcess {
  readonly #child: ChildProcess;
  readonly #limits: ParseLimits;
  parsed = 0;
  /** What the process held after its last document, as it says itself; limits are watched from outside. */
  residentBytes = 0;

  /** @param entry path of the bundled `bin/parse-child` */
  constructor(entry: string, limits: ParseLimits) {
    this.#limits = limits;
    const heap = Math.max(64, Math.floor((limits.memoryBytes / 1_000_000) * 0.75));
    const [command = process.execPath, ...rest] = [...noNetworkPrefix(), process.execPath];
    const flags = [`--max-old-space-size=${heap}`, '--permission', '--allow-fs-read=*', '--allow-worker'];
    this.#child = spawn(command, [...rest, ...flags, entry], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      // Nothing of ours is in its environment: no key, no secret, no database address.
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' },
    });
    this.#child.on('error', () => undefined);
    // Pages and searches go first.
    if (this.#child.pid) lower(this.#child.pid);
    this.#child.unref();
    this.#child.channel?.unref();
  }

  get alive(): boolean {
    return this.#child.connected && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /**
   * @throws ParseError what the parser said, `too_complex` beyond the memory limit, `timeout` beyond a time limit; the
   *   signal's reason when aborted; a plain error when the process was ended from outside
   */
  async parse(request: ParseRequest): Promise<ReadSummary> {
    const ended = new AbortController();
    try {
      const answer = this.#answer(request, ended.signal);
      // When the answer comes first the sending has been overtaken by it: its own failure says nothing then.
      const sent = this.#send(request, ended.signal);
      const summary = await Promise.race([answer, sent.then(() => answer)]);
      this.parsed++;
      return summary;
    } catch (error) {
      this.kill();
      throw error;
    } finally {
      ended.abort();
    }
  }

  async #memory(): Promise<number> {
    return (this.#child.pid ? await residentMemory(this.#child.pid) : null) ?? 0;
  }

  async #send({ format, size, encoding, bytes }: ParseRequest, ended: AbortSignal): Promise<void> {
    if (size <= WHOLE_BYTES) {
      const pieces: Uint8Array[] = [];
      for await (const piece of bytes) pieces.push(piece);
      if (!ended.aborted) await this.#post({ type: 'whole', format, encoding, data: Buffer.concat(pieces) });
      return;
    }
    await this.#post({ type: 'start', format, size, encoding });
    for await (const data of bytes) {
      if (ended.aborted) return;
      await this.#post({ type: 'bytes', data });
    }
    await this.#post({ type: 'end' });
  }

  /** Resolves also when the process is gone: its end is what `#answer` tells of. */
  #post(message: ToChild): Promise<void> {
    return new Promise((resolve) => {
      if (!this.alive) return resolve();
      this.#child.send(message, () => resolve());
    });
  }

  #answer(request: ParseRequest, ended: AbortSignal): Promise<ReadSummary> {
    return new Promise((resolve, reject) => {
      const child = this.#child;
      const started = performance.now();
      let lastSign = started;
      const onMessage = (message: FromChild): void => {
        lastSign = performance.now();
        if (message.type === 'text') request.onText(message.piece);
        else if (message.type === 'progress') request.onProgress(message.done, message.total);
        else if (message.type === 'done') {
          this.residentBytes = message.residentBytes;
          resolve(message.summary);
        } else reject(new ParseError(message.code, message.detail));
      };
      const onExit = (code: number | null, signal: NodeJS.Signals | null): void => reject(this.#endOf(code, signal));
      const onAbort = (): void => reject(request.signal.reason);
      const watch = setInterval(() => {
        const now = performance.now();
        if (now - started > this.#limits.totalMs) reject(timeout(this.#limits.totalMs));
        else if (now - lastSign > this.#limits.stallMs) reject(timeout(this.#limits.stallMs));
        else void this.#memory().then((bytes) => bytes > this.#limits.memoryBytes && reject(this.#tooMuchMemory()));
      }, WATCH_MS);
      const stop = (): void => {
        clearInterval(watch);
        child.off('message', onMessage);
        child.off('exit', onExit);
        request.signal.removeEventListener('abort', onAbort);
      };
      child.on('message', onMessage);
      child.on('exit', onExit);
      request.signal.addEventListener('abort', onAbort);
      ended.addEventListener('abort', stop);
      if (request.signal.aborted) onAbort();
      else if (!this.alive) onExit(child.exitCode, child.signalCode);
    });
  }

  #endOf(code: number | null, signal: NodeJS.Signals | null): Error {
    // unshare execs, so a signal is seen as such; a shell in between would add 128.
    if (OWN_FAULT.has(signal) || code === 134) return this.#tooMuchMemory();
    return new Error(`The parsing process ended (${signal ?? `exit code ${code}`}).`);
  }

  #tooMuchMemory(): ParseError {
    return new ParseError(
      'too_complex',
      `Reading it takes more than ${Math.round(this.#limits.memoryBytes / 1_000_000)} MB of memory.`,
    );
  }
}

function timeout(limitMs: number): ParseError {
  return new ParseError(
    'timeout',
    `Reading it was stopped after ${Math.round(limitMs / 1_000)} seconds without an end.`,
  );
}

function lower(pid: number): void {
  try {
    setPriority(pid, 10);
  } catch {
    // The process may be gone already, or the system may not allow it; it is a courtesy.
  }
}
