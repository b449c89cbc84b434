import type { AgreementRow } from '@/lib/differences';
import type { Comparison } from '@/lib/comparisons/schema';

/** One column's answer beside the baseline's. */
export interface ComparedCell {
  variantIndex: number;
  /** Null where the column has no text in this row. */
  text: string | null;
  /** Whether it differs from the baseline's; not where one of the two is missing. */
  differs: boolean;
}

/** The answers to one question (and repeat), all against the baseline's. */
export interface ComparedRow {
  inputIndex: number;
  repeat: number;
  question: string;
  baseline: string | null;
  cells: ComparedCell[];
}

type Source = Pick<Comparison, 'answers' | 'inputs' | 'variants' | 'repeats'>;

/** The columns by their place, without those that others replaced. */
export function presentColumns({ variants }: Pick<Source, 'variants'>): number[] {
  return variants.flatMap((variant, at) => (variant.replaced ? [] : [at]));
}

/** Every row with the columns that are compared: all but the baseline, or one of them. */
export function comparedRows(comparison: Source, baseline: number, against: number | null): ComparedRow[] {
  const texts = textsByPlace(comparison);
  const compared = presentColumns(comparison).filter((at) => at !== baseline && (against === null || at === against));
  return rowsOf(comparison).map(({ inputIndex, repeat }) => {
    const base = texts.get(placeOf(inputIndex, repeat, baseline)) ?? null;
    return {
      inputIndex,
      repeat,
      question: comparison.inputs[inputIndex]?.question ?? '',
      baseline: base,
      cells: compared.map((variantIndex) => {
        const text = texts.get(placeOf(inputIndex, repeat, variantIndex)) ?? null;
        return { variantIndex, text, differs: text !== null && base !== null && text !== base };
      }),
    };
  });
}

/** The texts of each row by present column, for the map of agreement. */
export function agreementRows(comparison: Source): AgreementRow[] {
  const texts = textsByPlace(comparison);
  return rowsOf(comparison).map(({ inputIndex, repeat }) =>
    presentColumns(comparison).map((at) => texts.get(placeOf(inputIndex, repeat, at)) ?? null),
  );
}

function rowsOf({ inputs, repeats }: Source): { inputIndex: number; repeat: number }[] {
  return inputs.flatMap(({ replaced }, inputIndex) =>
    replaced ? [] : Array.from({ length: repeats }, (_repeat, repeat) => ({ inputIndex, repeat })),
  );
}

const placeOf = (inputIndex: number, repeat: number, variantIndex: number) => `${inputIndex} ${repeat} ${variantIndex}`;

function textsByPlace({ answers }: Source): Map<string, string> {
  return new Map(
    answers
      .filter(({ text }) => text !== '')
      .map(({ inputIndex, repeat, variantIndex, text }) => [placeOf(inputIndex, repeat, variantIndex), text]),
  );
}

/** A difference in the list: a row, a column of it, and the change in that text; -1 is its last. */
export interface DifferencePlace {
  row: number;
  cell: number;
  change: number;
}

/**
 * The next or previous difference from a place, round the end of the list; null where nothing differs.
 *
 * @param changes how many changes the text at `from` has, where that is known already
 */
export function stepDifference(
  rows: readonly Pick<ComparedRow, 'cells'>[],
  from: DifferencePlace | null,
  by: 1 | -1,
  changes: number,
): DifferencePlace | null {
  if (from) {
    const at = from.change < 0 ? changes - 1 : from.change;
    const change = at + by;
    if (change >= 0 && change < changes) return { ...from, change };
  }
  const differing = rows.flatMap(({ cells }, row) =>
    cells.flatMap(({ differs }, cell) => (differs ? [{ row, cell }] : [])),
  );
  const before = from
    ? differing.filter(({ row, cell }) => row < from.row || (row === from.row && cell < from.cell))
    : [];
  const after = from
    ? differing.filter(({ row, cell }) => row > from.row || (row === from.row && cell > from.cell))
    : differing;
  const next = by === 1 ? (after[0] ?? differing[0]) : (before.at(-1) ?? differing.at(-1));
  return next ? { ...next, change: by === 1 ? 0 : -1 } : null;
}
