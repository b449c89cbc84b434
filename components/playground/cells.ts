import type { Answer } from '@/lib/answers/schema';

/** The answers by row and column; several where a cell is asked several times. */
export interface Cells {
  at: (inputIndex: number | null, variantIndex: number | null) => readonly Answer[];
  /** Columns and rows, by index, of which an answer is being made or waits. */
  liveColumns: ReadonlySet<number>;
  liveRows: ReadonlySet<number>;
}

const nothing: readonly Answer[] = [];

/** Sorts the answers once, so that no cell looks through all of them. */
export function cellsOf(answers: readonly Answer[]): Cells {
  const rows: (Answer[] | undefined)[][] = [];
  const liveColumns = new Set<number>();
  const liveRows = new Set<number>();
  for (const answer of answers) {
    const row = (rows[answer.inputIndex] ??= []);
    (row[answer.variantIndex] ??= []).push(answer);
    if (isLive(answer)) {
      liveColumns.add(answer.variantIndex);
      liveRows.add(answer.inputIndex);
    }
  }
  for (const row of rows) for (const cell of row ?? []) if (cell && cell.length > 1) cell.sort(byRepeat);
  return {
    at: (input, variant) => (input === null || variant === null ? nothing : (rows[input]?.[variant] ?? nothing)),
    liveColumns,
    liveRows,
  };
}

const byRepeat = (a: Answer, b: Answer) => a.repeat - b.repeat;

export const isLive = ({ status }: Answer): boolean => status === 'queued' || status === 'running';

/** Whether an answer has to be asked for again before its cell counts as answered. */
export const cameToNothing = ({ status }: Answer): boolean =>
  status === 'failed' || status === 'stopped' || status === 'incomplete';

/** How many answers a cell lacks; those that are being made are not lacking. */
export function lacking(cell: readonly Answer[], repeats: number): number {
  const there = cell.filter((answer) => answer.repeat < repeats && !cameToNothing(answer)).length;
  return Math.max(0, repeats - there);
}
