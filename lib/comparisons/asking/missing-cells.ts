import type { StoredCells } from '../rows';

type Cell = { variantIndex: number; inputIndex: number; repeat: number };

/** What has to be asked so that every cell of these columns and rows has an answer. */
export interface MissingCells {
  /** Cells that nobody has asked. */
  fresh: Cell[];
  /** Answers that never came to an end. */
  again: { id: string; variantIndex: number; inputIndex: number }[];
}

/** Whoever is being made, or was made to its end, is not missing. */
const HAS_NOTHING = new Set(['failed', 'stopped', 'incomplete']);

export function missingCells(
  answers: StoredCells['answers'],
  columns: readonly number[],
  rows: readonly number[],
  repeats: number,
): MissingCells {
  const known = new Map(answers.map((answer) => [placeOf(answer), answer]));
  const missing: MissingCells = { fresh: [], again: [] };
  for (const inputIndex of rows) {
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const variantIndex of columns) {
        const answer = known.get(placeOf({ variantIndex, inputIndex, repeat }));
        if (!answer) missing.fresh.push({ variantIndex, inputIndex, repeat });
        else if (HAS_NOTHING.has(answer.status)) missing.again.push({ id: answer.id, variantIndex, inputIndex });
      }
    }
  }
  return missing;
}

const placeOf = ({ variantIndex, inputIndex, repeat }: Cell) => `${variantIndex} ${inputIndex} ${repeat}`;
