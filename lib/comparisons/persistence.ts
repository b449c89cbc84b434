import type { EventLog } from './event-log';
import type { ComparisonEvent, NumberedEvent } from './schema';
import { isUnavailable, saveEvents, type Key } from './store';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 1_000;
/** The share of the time that saving what was streamed may take of a database that is busy. */
const SAVING_SHARE = 0.1;
const SLOWEST_SAVES_MS = 500;

/**
 * Brings a log into the database: in order, one write at a time, so that a reader of the database never sees a gap. Waits out a
 * database that is away (F12).
 */
export class Persistence {
  private last: Promise<unknown>;
  /** How long the last save of events took. */
  private tookMs = 0;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  /** @param begun nothing is written before it is over */
  constructor(
    private readonly key: Key,
    private readonly owner: string,
    private readonly log: EventLog,
    private readonly saveMs: number,
    private readonly onError: (error: unknown) => void,
    begun: Promise<void> = Promise.resolve(),
  ) {
    this.last = begun.catch(() => undefined);
  }

  /** Saves what is in the log soon, together with what comes until then. */
  schedule(): void {
    if (this.closed) return;
    const waitMs = Math.max(this.saveMs, Math.min(SLOWEST_SAVES_MS, this.tookMs / SAVING_SHARE));
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const began = performance.now();
      this.flush()
        .then(() => (this.tookMs = performance.now() - began))
        .catch(this.onError);
    }, waitMs);
  }

  /** Saves all that is in the log. False when another process has taken over. */
  flush(): Promise<boolean> {
    return this.write((batch) =>
      batch.length === 0 ? Promise.resolve(true) : saveEvents(this.key, this.owner, batch),
    );
  }

  /**
   * Saves something together with the events up to now.
   * @param last the events that go with it. They are appended when their turn has come, so that no write before takes them along:
   *   whoever reads the database finds both or neither
   */
  write(save: (batch: readonly NumberedEvent[]) => Promise<boolean>, ...last: ComparisonEvent[]): Promise<boolean> {
    const work = async () => {
      for (const event of last) this.log.append(event);
      const batch = this.log.batch();
      const held = await this.retrying(() => save(batch));
      this.log.saved();
      if (this.log.hasUnsaved) this.schedule();
      return held;
    };
    const next = this.last.then(work, work);
    this.last = next.catch(() => undefined);
    return next;
  }

  /** Does it again until the database is there, or this run is over. */
  async retrying<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
      try {
        return await work();
      } catch (error) {
        if (this.closed || !isUnavailable(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }
}
