import type { ComparisonEvent, NumberedEvent } from './schema';

/** How many events stay in memory after they were saved, so that a reader who just lost the line needs no query. */
const KEPT = 4_000;
/** A reader so far behind is sent back to the database instead of filling the memory. */
const MOST_UNREAD = 20_000;

/**
 * The events of one comparison in the process that runs it: numbers them, hands them to live readers at once, and keeps what is
 * not saved yet. Only its owner appends.
 */
export class EventLog {
  private kept: NumberedEvent[] = [];
  private pending: NumberedEvent[] = [];
  private saving: NumberedEvent[] = [];
  private readonly readers = new Set<LiveReader>();
  private lastSeq: number;
  private ended = false;

  /**
   * @param floor the last number that the database has: all later ones are in memory
   * @param after the last number that may be in use already; further on after a process died, which may have sent what it never saved
   */
  constructor(
    private floor: number,
    after: number = floor,
  ) {
    this.lastSeq = after;
  }

  append(event: ComparisonEvent): void {
    const numbered = { seq: this.lastSeq + 1, event };
    this.pending.push(numbered);
    this.publish(numbered);
  }

  /** Appends an event that readers get only once it is saved. Nothing else may be appended meanwhile. */
  async announce(event: ComparisonEvent, save: (event: NumberedEvent) => Promise<boolean>): Promise<boolean> {
    const numbered = { seq: this.lastSeq + 1, event };
    const saved = await save(numbered);
    if (saved) this.publish(numbered);
    return saved;
  }

  private publish(numbered: NumberedEvent): void {
    this.lastSeq = numbered.seq;
    this.kept.push(numbered);
    if (this.kept.length > 2 * KEPT) this.trim();
    for (const reader of this.readers) reader.push(numbered);
  }

  private trim(): void {
    const unsaved = this.unsaved().length;
    this.kept = this.kept.slice(-Math.max(KEPT, unsaved));
    this.floor = (this.kept[0]?.seq ?? this.lastSeq + 1) - 1;
  }

  get hasUnsaved(): boolean {
    return this.pending.length > 0 || this.saving.length > 0;
  }

  /** What has to be saved next. The same batch again until `saved` is called, so that a repeated write is the same write. */
  batch(): readonly NumberedEvent[] {
    if (this.saving.length === 0) {
      this.saving = this.pending;
      this.pending = [];
    }
    return this.saving;
  }

  saved(): void {
    this.saving = [];
  }

  /** Events that no query can find yet. */
  unsaved(): readonly NumberedEvent[] {
    return [...this.saving, ...this.pending];
  }

  /**
   * Follows from an event on.
   *
   * @returns null where memory doesn't reach back that far, or the log has ended: then the database has it
   */
  follow(after: number): LiveReader | null {
    if (this.ended || after < this.floor) return null;
    const reader = new LiveReader(
      this.kept.filter(({ seq }) => seq > after),
      (self) => this.readers.delete(self),
    );
    this.readers.add(reader);
    return reader;
  }

  /** Nothing comes any more from this process; readers end and look into the database. */
  end(): void {
    this.ended = true;
    for (const reader of this.readers) reader.end();
  }
}

/** One reader's place in a log. Ends when the log does, when it is closed, or when it fell too far behind. */
export class LiveReader {
  private wake: (() => void) | undefined;
  private ended = false;

  constructor(
    private unread: NumberedEvent[],
    private readonly leave: (self: LiveReader) => void,
  ) {}

  push(event: NumberedEvent): void {
    if (this.unread.length >= MOST_UNREAD) this.end();
    else this.unread.push(event);
    this.wake?.();
  }

  end(): void {
    this.ended = true;
    this.leave(this);
    this.wake?.();
  }

  /** The next events, as soon as there are any; none when the time is up; null at the end. */
  async next(withinMs: number): Promise<readonly NumberedEvent[] | null> {
    if (this.unread.length === 0 && !this.ended) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, withinMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = undefined;
    }
    const events = this.unread;
    this.unread = [];
    return events.length === 0 && this.ended ? null : events;
  }
}
