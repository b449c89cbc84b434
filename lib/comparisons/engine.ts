import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { AnswerSteps } from '@/lib/answers';
import { lastEvent } from './answer-events';
import { EventLog } from './event-log';
import { Persistence } from './persistence';
import type { StoredComparison } from './rows';
import { ComparisonRunner, type Run } from './run-comparison';
import type { NumberedEvent } from './schema';
import { claim, saveAnswer, selectAbandoned, selectComparison, type Key } from './store';
import type { Timing } from './timing';

/** Numbers that a process which died may have sent without saving them are skipped by counting on from the next multiple. */
const SEQ_LEAP = 10_000;
/** After the database was away, owners get this long to be heard of again before they count as dead. */
const CALM_MS = 5_000;

/** The comparisons that this process runs. One per process; a test makes several to play several processes. */
export class ComparisonEngine {
  readonly owner = `${hostname()}:${process.pid}:${randomBytes(6).toString('hex')}`;
  private readonly runners = new Map<string, ComparisonRunner>();
  private closing = false;
  private calmAt = 0;

  constructor(
    readonly steps: AnswerSteps,
    readonly timing: Timing,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Runs a comparison that this process owns already. */
  start(run: Run): ComparisonRunner {
    const runner = new ComparisonRunner(run, this.owner, this.steps, this.timing, this.onError);
    this.runners.set(run.id, runner);
    if (this.closing) void runner.close(0);
    void runner.done.then(() => {
      if (this.runners.get(run.id) === runner) this.runners.delete(run.id);
      if (runner.wasLeftWaiting && !this.closing) this.wake(run).catch(this.onError);
    });
    return runner;
  }

  /** Its events, where this process runs it. */
  logOf(id: string): EventLog | undefined {
    return this.runners.get(id)?.log;
  }

  /** Somebody changed what is asked of a comparison: whoever runs it learns of it, and if nobody does, this process runs it. */
  async wake(key: Key): Promise<void> {
    const runner = this.runners.get(key.id);
    if (runner) return runner.check();
    if (!this.closing && (await claim(key, this.owner, this.timing.staleMs))) await this.resume(key);
  }

  /** Stops what this process runs; the database tells others. */
  async stop(key: Key, answerIds: readonly string[] | null): Promise<void> {
    const runner = this.runners.get(key.id);
    if (runner) runner.stop(answerIds);
    else await this.wake(key);
  }

  /**
   * Takes over comparisons whose process died: what it was writing becomes `incomplete` with the text that was saved, and is not paid
   * again; what waited runs. Called every few seconds by every process.
   */
  async recover(): Promise<void> {
    if (this.closing) return;
    let abandoned: Key[];
    try {
      abandoned = await selectAbandoned(this.timing.staleMs, 20);
    } catch (error) {
      this.calmAt = performance.now() + Math.min(CALM_MS, this.timing.staleMs);
      throw error;
    }
    if (performance.now() < this.calmAt) return;
    for (const key of abandoned) await this.wake(key);
  }

  /** No new work; running answers finish within the grace or are saved as interrupted; what waits is left to others (F3). */
  async shutdown(graceMs: number = this.timing.graceMs): Promise<void> {
    this.closing = true;
    await Promise.all([...this.runners.values()].map((runner) => runner.close(graceMs)));
  }

  private async resume(key: Key): Promise<void> {
    const stored = await selectComparison(key);
    if (!stored) return;
    const { comparison, variants } = stored;
    const saved = comparison.lastEventId;
    const after = Math.ceil((saved + 1) / SEQ_LEAP) * SEQ_LEAP;
    const log = new EventLog(saved, after);
    if (!(await this.endInterrupted(key, stored, log))) return;
    const { inputs, status, repeats, maxCostUsd, answers } = comparison;
    // Whoever comes back to its events may know less of it.
    log.append({ type: 'comparison.extended', variants: comparison.variants, inputs, repeats, maxCostUsd });
    const spentUsd = answers.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
    this.start({ ...key, variants, inputs, repeats, status, maxCostUsd, spentUsd, waiting: [], log }).check();
  }

  private async endInterrupted(key: Key, { comparison }: StoredComparison, log: EventLog): Promise<boolean> {
    const persistence = new Persistence(key, this.owner, log, this.timing.saveMs, this.onError);
    for (const running of comparison.answers.filter(({ status }) => status === 'running')) {
      const detail =
        'The server ended in the middle of this answer. The text until then was kept; the call may have been paid.';
      const answer = { ...running, status: 'incomplete' as const, error: { code: 'interrupted', detail } };
      const save = (batch: readonly NumberedEvent[]) => saveAnswer(key, this.owner, answer, batch);
      if (!(await persistence.write(save, lastEvent(answer)))) return false;
    }
    persistence.close();
    return true;
  }
}
