import type { ReadSummary } from './protocol';
import { type ParseLimits, type ParseRequest, ParsingProcess } from './parsing-process';

export interface ParsePoolOptions {
  /** Path of the bundled `bin/parse-child`. */
  entry: string;
  /** Processes at once. */
  size?: number;
  limits?: Partial<ParseLimits>;
}

const LIMITS: ParseLimits = { memoryBytes: 768_000_000, totalMs: 20 * 60_000, stallMs: 60_000 };
/** A process that is not needed ends after this long; an idle product should be small. */
const IDLE_MS = 20_000;
/** Beyond these a process makes room for a fresh one, whatever its parsers have kept. */
const MOST_DOCUMENTS = 50;
const MOST_IDLE_BYTES = 250_000_000;

/** Processes that read documents, a few at once, kept for the next document while they are in good health. */
export class ParsePool {
  readonly #entry: string;
  readonly #limits: ParseLimits;
  readonly #size: number;
  #idle: { process: ParsingProcess; timer: NodeJS.Timeout }[] = [];
  #busy = new Set<ParsingProcess>();
  #waiting: (() => void)[] = [];
  #running = 0;

  constructor({ entry, size = 2, limits = {} }: ParsePoolOptions) {
    this.#entry = entry;
    this.#size = size;
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Reads one document, as soon as a process is free. See `ParsingProcess.parse` for what it throws. */
  async parse(request: ParseRequest): Promise<ReadSummary> {
    await this.#turn();
    try {
      request.signal.throwIfAborted();
      const process = this.#take();
      this.#busy.add(process);
      try {
        const summary = await process.parse(request);
        this.#keep(process);
        return summary;
      } finally {
        this.#busy.delete(process);
      }
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  /** Ends all processes; documents that are being read fail with a plain error. */
  close(): void {
    for (const { process, timer } of this.#idle) {
      clearTimeout(timer);
      process.kill();
    }
    for (const process of this.#busy) process.kill();
    this.#idle = [];
  }

  async #turn(): Promise<void> {
    while (this.#running >= this.#size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
  }

  #take(): ParsingProcess {
    for (let kept = this.#idle.pop(); kept; kept = this.#idle.pop()) {
      clearTimeout(kept.timer);
      if (kept.process.alive) return kept.process;
    }
    return new ParsingProcess(this.#entry, this.#limits);
  }

  #keep(process: ParsingProcess): void {
    if (!process.alive || process.parsed >= MOST_DOCUMENTS || process.residentBytes > MOST_IDLE_BYTES) {
      process.kill();
      return;
    }
    const timer = setTimeout(() => {
      this.#idle = this.#idle.filter((kept) => kept.process !== process);
      process.kill();
    }, IDLE_MS);
    timer.unref();
    this.#idle.push({ process, timer });
  }
}
