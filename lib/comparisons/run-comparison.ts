import {
  AnswerInterruptedError,
  generateAnswer,
  toAnswerError,
  type AnswerOutcome,
  type AnswerSteps,
} from '@/lib/answers';
import type { Answer } from '@/lib/answers/schema';
import type { ProviderExchange } from '@/lib/models/schema';
import { lastEvent, progressEvent } from './answer-events';
import { selectCells } from './asking/store';
import { blankAnswer, type Place } from './blank-answer';
import type { EventLog } from './event-log';
import { gatherDeltas } from './gather-deltas';
import { Persistence } from './persistence';
import { RunBudget } from './run-budget';
import { shownVariant, type StoredVariant } from './rows';
import type { Comparison, ComparisonEvent, ComparisonStatus, NumberedEvent } from './schema';
import { beat, finish, letGo, saveAnswer, saveStopped, setAnswerStatus, type Key, type Orders } from './store';
import type { Timing } from './timing';

/** How many answers of one comparison are made at once; each provider has a limit of its own besides. */
export const AT_ONCE = 24;

/** The pause before looking again at what kept a comparison from ending. */
const RECHECK_MS = 20;

/** How long before the last look something may have been asked for that it did not find yet. */
const OVERLAP_MS = 2_000;

/** A provider that still takes no requests after so many long waits is not asked again by itself. */
const MOST_POSTPONED = 3;

/** An answer that waits for its turn. */
export interface Waiting extends Place {
  /** On the clock of `performance.now()`. */
  askedAt: number;
  /** Not before, on the same clock: a provider asked for patience. */
  notBefore: number;
  /** How often it was put back because a provider asked for patience. */
  postponed: number;
  /** Its row says already that it runs, so that the first answers start without a query. */
  marked: boolean;
}

export interface Run extends Key {
  variants: readonly StoredVariant[];
  inputs: Comparison['inputs'];
  repeats: number;
  status: ComparisonStatus;
  waiting: Waiting[];
  maxCostUsd: number | null;
  /** By the answers that have ended. */
  spentUsd: number;
  log: EventLog;
  /** Its row is there; where writing it fails, what was begun is interrupted. A comparison that was found has its row already. */
  saved?: Promise<void>;
}

/**
 * Makes the answers of one comparison in this process, which owns it, until none is left. What streams is in the log at once and
 * in the database within `saveMs`; a result is saved together with what it cost.
 */
export class ComparisonRunner {
  readonly log: EventLog;
  readonly done: Promise<void>;
  private readonly running = new Map<string, AbortController>();
  private readonly persistence: Persistence;
  private readonly budget: RunBudget;
  private status: ComparisonStatus;
  private waiting: Waiting[];
  /** Answers whose end is not saved yet; their rows may still look as if they waited. */
  private readonly ending = new Set<string>();
  /** What was asked for before is known, in milliseconds by the database's clock. */
  private knownUntil = 0;
  private wake: () => void = () => undefined;
  private poked = false;
  private closing = false;
  private lost = false;

  constructor(
    private run: Run,
    private readonly owner: string,
    private readonly steps: AnswerSteps,
    private readonly timing: Timing,
    private readonly onError: (error: unknown) => void,
  ) {
    this.log = run.log;
    this.status = run.status;
    this.waiting = run.waiting;
    this.budget = new RunBudget(run.maxCostUsd, run.spentUsd);
    this.persistence = new Persistence(run, owner, run.log, timing.saveMs, onError, run.saved);
    this.done = this.loop();
  }

  /** Looks at once whether something was asked for, instead of at the next beat. */
  check(): void {
    this.poked = true;
    this.wake();
  }

  /** Asked to look, and did not any more. */
  get wasLeftWaiting(): boolean {
    return this.poked;
  }

  /** Stops answers of this process at once; their rows say so already, for the case that it dies now. */
  stop(answerIds: readonly string[] | null): void {
    for (const [id, controller] of this.running) {
      if (answerIds === null || answerIds.includes(id)) controller.abort(new AnswerInterruptedError('stop'));
    }
    this.check();
  }

  /** Starts nothing more; ends when what runs has ended, or was interrupted after the grace. */
  async close(graceMs: number): Promise<void> {
    this.closing = true;
    this.check();
    const timer = setTimeout(() => this.interrupt(), graceMs);
    await this.done;
    clearTimeout(timer);
  }

  private interrupt(): void {
    for (const controller of this.running.values()) controller.abort(new AnswerInterruptedError('shutdown'));
  }

  private async loop(): Promise<void> {
    try {
      // What the request asked for starts before anything else is done.
      this.startWaiting();
      if (!(await this.wasSaved())) return;
      let beatAt = performance.now() + this.timing.beatMs;
      while (!this.lost) {
        await this.pause(beatAt - performance.now());
        if (this.poked || performance.now() >= beatAt) {
          this.poked = false;
          await this.obey(await this.retrying(() => beat(this.run, this.owner, this.knownUntil)));
          beatAt = performance.now() + this.timing.beatMs;
        }
        this.startWaiting();
        if (this.isIdle() && (this.closing || (await this.tryFinish()))) break;
      }
      if (this.closing && !this.lost) {
        await this.persistence.flush();
        await letGo(this.run, this.owner);
      }
    } catch (error) {
      this.onError(error);
    } finally {
      this.interrupt();
      this.persistence.close();
      this.log.end();
    }
  }

  /** Whoever asked for the comparison learns why it could not be written. */
  private async wasSaved(): Promise<boolean> {
    return (this.run.saved ?? Promise.resolve()).then(
      () => true,
      () => !(this.lost = true),
    );
  }

  private isIdle(): boolean {
    return this.running.size === 0 && this.ending.size === 0 && (this.closing || this.waiting.length === 0);
  }

  /** Until the next beat, a poke, or the end of somebody's patience. */
  private async pause(milliseconds: number): Promise<void> {
    if (this.poked || this.isIdle()) return;
    const next = this.waiting.filter((task) => this.budget.allows(this.worstUsd(task)) !== 'later');
    const soonest = Math.min(...next.map(({ notBefore }) => Math.max(0, notBefore - performance.now())));
    const free = this.running.size < AT_ONCE && !this.closing;
    const wait = Math.max(0, Math.min(milliseconds, free ? soonest : Infinity));
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }

  /** Does what people want by now, as the database knows it. */
  private async obey(orders: Orders | null): Promise<void> {
    if (!orders) {
      this.lost = true;
      return;
    }
    this.status = orders.status;
    if (this.wasExtended(orders)) await this.learn();
    const stopAll = orders.deleted;
    for (const [id, controller] of this.running) {
      if (stopAll || orders.stop.includes(id)) controller.abort(new AnswerInterruptedError('stop'));
    }
    const known = new Set([...this.waiting.map(({ id }) => id), ...this.running.keys(), ...this.ending]);
    this.knownUntil = orders.at - OVERLAP_MS;
    const unstarted = orders.queued.filter(({ id }) => !this.running.has(id) && !this.ending.has(id));
    const [stopped, asked] = [unstarted.filter(({ stop }) => stop), unstarted.filter(({ stop }) => !stop)];
    await this.stopUnstarted(stopAll ? unstarted : stopped);
    if (!stopAll) for (const order of asked) if (!known.has(order.id)) this.requeue(order);
  }

  private wasExtended({ variants, inputs, repeats, maxCostUsd }: Orders): boolean {
    const { run } = this;
    const hasNew = variants !== run.variants.length || inputs !== run.inputs.length || repeats !== run.repeats;
    return hasNew || maxCostUsd !== run.maxCostUsd;
  }

  /** Columns or rows came, or another cap: reads them, and tells whoever follows before their answers begin. */
  private async learn(): Promise<void> {
    const cells = await this.retrying(() => selectCells(this.run));
    if (!cells) return;
    const { variants, inputs, repeats, maxCostUsd } = cells;
    this.run = { ...this.run, variants, inputs, repeats, maxCostUsd };
    this.budget.cap(maxCostUsd);
    this.log.append({ type: 'comparison.extended', variants: variants.map(shownVariant), inputs, repeats, maxCostUsd });
    this.persistence.schedule();
  }

  private requeue(order: Orders['queued'][number]): void {
    const askedAt = performance.now() - Math.max(0, Date.now() - order.askedAt);
    const waiting: Waiting = { ...order, askedAt, notBefore: 0, postponed: 0, marked: false };
    this.waiting.push(waiting);
    this.log.append({ type: 'answer.queued', answerId: order.id, answer: this.blank(waiting, 'queued') });
  }

  private startWaiting(): void {
    if (this.closing || this.lost) return;
    const now = performance.now();
    for (const next of this.waiting.filter(({ notBefore }) => notBefore <= now)) {
      if (this.running.size >= AT_ONCE) return;
      const worstUsd = this.worstUsd(next);
      const allowed = this.budget.allows(worstUsd);
      if (allowed === 'later') continue;
      if (allowed === 'never') {
        void this.endUnstarted(next, { status: 'failed', error: this.budget.refusal(worstUsd) });
        continue;
      }
      this.budget.begin(next.id, worstUsd);
      this.waiting = this.waiting.filter(({ id }) => id !== next.id);
      const controller = new AbortController();
      this.running.set(next.id, controller);
      void this.answer(next, controller.signal).catch((error: unknown) => {
        this.onError(error);
        this.lost = true;
        this.running.delete(next.id);
        this.ending.delete(next.id);
        this.wake();
      });
    }
  }

  private async answer(task: Waiting, signal: AbortSignal): Promise<void> {
    const { variant, input } = this.cell(task);
    if (!task.marked) {
      // There is no row to mark before the comparison is written.
      if (!(await this.wasSaved())) return;
      if (!(await this.retrying(() => setAnswerStatus(this.run, this.owner, task.id, 'running')))) {
        throw new Error('another process runs this comparison now');
      }
    }
    const queuedMs = performance.now() - task.askedAt;
    this.log.append({ type: 'answer.started', answerId: task.id, model: variant.model });
    this.persistence.schedule();
    const progress = gatherDeltas(this.timing.gatherMs, (gathered) => {
      this.log.append(progressEvent(task.id, gathered));
      this.persistence.schedule();
    });
    const { workspaceId } = this.run;
    const { emit } = progress;
    const outcome = await generateAnswer(
      {
        ...{ workspaceId, variant: variant.frozen, input, key: task.id, mayTakeBack: true, signal, emit },
        // Repeats are there to show how answers to one request differ.
        reuse: this.run.repeats === 1,
      },
      this.steps,
    );
    progress.flush();
    const { retryAfterMs = Infinity } = outcome;
    if (retryAfterMs <= this.timing.longestWaitMs && task.postponed < MOST_POSTPONED && !this.closing) {
      return this.putBack(task, retryAfterMs, outcome);
    }
    const { retryAfterMs: _retryAfterMs, exchange = null, ...result } = outcome;
    const { id, variantIndex, inputIndex, repeat } = task;
    const { inLineMs, ...measured } = outcome.timings;
    const timings = { ...measured, queuedMs: queuedMs + inLineMs };
    await this.end({ ...result, id, variantIndex, inputIndex, repeat, timings }, exchange);
  }

  /** The provider wants to be left alone for longer than a call waits: the answer waits in the queue, unpaid (F6). */
  private async putBack(task: Waiting, waitMs: number, outcome: AnswerOutcome): Promise<void> {
    const reason = outcome.error?.detail ?? 'The provider asked for patience.';
    await this.retrying(() => setAnswerStatus(this.run, this.owner, task.id, 'queued'));
    const postponed = task.postponed + 1;
    this.waiting.push({ ...task, postponed, marked: false, notBefore: performance.now() + waitMs });
    this.running.delete(task.id);
    this.budget.end(task.id, null);
    this.log.append({ type: 'answer.queued', answerId: task.id, answer: this.blank(task, 'queued') });
    this.log.append({ type: 'answer.waiting', answerId: task.id, seconds: waitMs / 1_000, reason });
    this.persistence.schedule();
    this.wake();
  }

  private async endUnstarted(task: Place, ending: Pick<Answer, 'status' | 'error'>): Promise<void> {
    this.waiting = this.waiting.filter(({ id }) => id !== task.id);
    await this.end({ ...this.blank(task, 'stopped'), ...ending });
  }

  /** All at once: thousands may wait, and a person who stops them sees them stop. */
  private async stopUnstarted(tasks: readonly Place[]): Promise<void> {
    if (tasks.length === 0) return;
    const ids = new Set(tasks.map(({ id }) => id));
    this.waiting = this.waiting.filter(({ id }) => !ids.has(id));
    const events = tasks.map((task) => lastEvent(this.blank(task, 'stopped')));
    const save = (batch: readonly NumberedEvent[]) => saveStopped(this.run, this.owner, [...ids], batch);
    if (!(await this.persistence.write(save, ...events))) this.lost = true;
  }

  private worstUsd(task: Place): number | null {
    return this.run.variants[task.variantIndex]?.worstUsd ?? null;
  }

  private async end(answer: Answer, exchange: ProviderExchange | null = null): Promise<void> {
    this.ending.add(answer.id);
    this.running.delete(answer.id);
    this.budget.end(answer.id, answer.costUsd);
    const saved = await this.save(answer, exchange).catch((error: unknown) => {
      // An answer that can't be saved must not be asked, and paid, again and again.
      this.onError(error);
      const failed = blankAnswer(answer, answer.model, 'failed');
      return this.save({ ...failed, costUsd: answer.costUsd, usage: answer.usage, error: toAnswerError(error) });
    });
    this.ending.delete(answer.id);
    if (!saved) this.lost = true;
    this.wake();
  }

  private save(answer: Answer, exchange: ProviderExchange | null = null): Promise<boolean> {
    return this.persistence.write(
      (batch) => saveAnswer(this.run, this.owner, answer, batch, exchange),
      lastEvent(answer),
    );
  }

  /** Gives the comparison back, unless something was asked for since the last look. */
  private async tryFinish(): Promise<boolean> {
    await this.persistence.flush();
    const status = this.status;
    const event: ComparisonEvent = { type: 'comparison.finished', status: status === 'stopped' ? 'stopped' : 'done' };
    const finished = await this.log.announce(event, (last) =>
      this.retrying(() => finish(this.run, this.owner, status, last)),
    );
    if (!finished) {
      this.poked = true;
      this.knownUntil = 0;
      await new Promise((resolve) => setTimeout(resolve, RECHECK_MS));
    }
    return finished;
  }

  private retrying<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.persistence.retrying(work);
  }

  private cell(task: Place) {
    const variant = this.run.variants[task.variantIndex];
    const input = this.run.inputs[task.inputIndex];
    if (!variant || !input) throw new RangeError('an answer of no variant or no input');
    return { variant, input };
  }

  private blank(task: Place, status: Answer['status']): Answer {
    return blankAnswer(task, this.cell(task).variant.model, status);
  }
}
