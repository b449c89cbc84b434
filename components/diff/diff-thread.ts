import {
  agreementMap,
  diffTexts,
  type Agreement,
  type AgreementRow,
  type DiffUnit,
  type TextDiff,
} from '@/lib/differences';

/** What the thread is asked to do. */
type Work =
  | { kind: 'diff'; before: string; after: string; unit: DiffUnit }
  | { kind: 'agreement'; columns: number; rows: readonly AgreementRow[] };

export interface Request {
  id: number;
  work: Work;
}
export interface Reply {
  id: number;
  result: TextDiff | Agreement[];
}

interface Waiting {
  work: Work;
  resolve: (result: Reply['result']) => void;
}

/** One thread for the page. It is given one piece of work at a time, so that what nobody waits for any more is never begun. */
let thread: Worker | null = null;
let broken = false;
let busy: (Waiting & { id: number }) | null = null;
let lastId = 0;
const queue: Waiting[] = [];

function start(): Worker | null {
  if (broken || typeof Worker === 'undefined') return null;
  if (thread) return thread;
  thread = new Worker(new URL('./diff-worker.ts', import.meta.url), { type: 'module' });
  thread.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    if (data.id !== busy?.id) return;
    busy.resolve(data.result);
    busy = null;
    next();
  });
  // A browser that can't start it compares in the page: slower for long texts, and the same.
  thread.addEventListener('error', () => {
    broken = true;
    thread = null;
    const left = busy ? [busy, ...queue] : [...queue];
    busy = null;
    queue.length = 0;
    for (const { work, resolve } of left) resolve(here(work));
  });
  return thread;
}

function here(work: Work): Reply['result'] {
  return work.kind === 'diff' ? diffTexts(work.before, work.after, work.unit) : agreementMap(work.columns, work.rows);
}

function next(): void {
  if (busy) return;
  const waiting = queue.shift();
  if (!waiting) return;
  const worker = start();
  if (!worker) {
    waiting.resolve(here(waiting.work));
    return next();
  }
  busy = { ...waiting, id: (lastId += 1) };
  worker.postMessage({ id: busy.id, work: waiting.work } satisfies Request);
}

/** Does the work in the thread. @returns the function that gives it up while it still waits for its turn */
function ask(work: Work, resolve: (result: Reply['result']) => void): () => void {
  const waiting = { work, resolve };
  queue.push(waiting);
  next();
  return () => {
    const at = queue.indexOf(waiting);
    if (at >= 0) queue.splice(at, 1);
  };
}

export function askDiff(before: string, after: string, unit: DiffUnit, resolve: (diff: TextDiff) => void): () => void {
  return ask({ kind: 'diff', before, after, unit }, (result) => resolve(result as TextDiff));
}

export function askAgreement(
  columns: number,
  rows: readonly AgreementRow[],
  resolve: (agreement: Agreement[]) => void,
): () => void {
  return ask({ kind: 'agreement', columns, rows }, (result) => resolve(result as Agreement[]));
}
