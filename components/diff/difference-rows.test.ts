import { describe, expect, it } from 'vitest';
import type { Answer } from '@/lib/answers/schema';
import type { Comparison } from '@/lib/comparisons/schema';
import { agreementRows, comparedRows, stepDifference } from './difference-rows';

/** Texts by row and column; a null is an answer without one. */
function comparison(
  rows: (string | null)[][],
  repeats = 1,
): Pick<Comparison, 'answers' | 'inputs' | 'variants' | 'repeats'> {
  const answers = rows.flatMap((row, at) =>
    row.map((text, variantIndex) => ({
      ...({ inputIndex: Math.floor(at / repeats), repeat: at % repeats, variantIndex } as Answer),
      text: text ?? '',
    })),
  );
  const variants = (rows[0] ?? []).map(() => ({}) as Comparison['variants'][number]);
  return {
    answers,
    variants,
    repeats,
    inputs: Array.from({ length: rows.length / repeats }, (_, at) => ({ question: `Q${at}` })),
  };
}

describe('All columns against the baseline', () => {
  it('says which answers differ, and not of those that are missing', () => {
    const rows = comparedRows(
      comparison([
        ['a', 'a', 'b'],
        ['a', null, 'a'],
        [null, 'x', 'y'],
      ]),
      0,
      null,
    );
    expect(rows.map(({ cells }) => cells.map(({ variantIndex, differs }) => [variantIndex, differs]))).toEqual([
      [
        [1, false],
        [2, true],
      ],
      [
        [1, false],
        [2, false],
      ],
      [
        [1, false],
        [2, false],
      ],
    ]);
    expect(rows[1]!.cells[0]!.text).toBeNull();
  });

  it('compares each repeat with the baseline’s same repeat, or one column only', () => {
    const rows = comparedRows(
      comparison(
        [
          ['a', 'b', 'c'],
          ['b', 'b', 'b'],
        ],
        2,
      ),
      1,
      2,
    );
    expect(rows.map(({ inputIndex, repeat, baseline, cells }) => [inputIndex, repeat, baseline, cells])).toEqual([
      [0, 0, 'b', [{ variantIndex: 2, text: 'c', differs: true }]],
      [0, 1, 'b', [{ variantIndex: 2, text: 'b', differs: false }]],
    ]);
  });

  it('leaves out columns and rows that were replaced, and keeps the places of the others', () => {
    const whole = comparison([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    const replaced = {
      ...whole,
      variants: whole.variants.map((variant, at) => (at === 1 ? { ...variant, replaced: true as const } : variant)),
      inputs: whole.inputs.map((input, at) => (at === 0 ? { ...input, replaced: true as const } : input)),
    };
    const rows = comparedRows(replaced, 0, null);
    expect(rows.map(({ inputIndex, cells }) => [inputIndex, cells.map(({ variantIndex }) => variantIndex)])).toEqual([
      [1, [2]],
    ]);
    expect(agreementRows(replaced)).toEqual([['a', 'c']]);
  });

  it('gives the map of agreement a text for each column', () => {
    expect(agreementRows(comparison([['a', null]]))).toEqual([['a', null]]);
  });
});

describe('Going from difference to difference', () => {
  const rows = comparedRows(
    comparison([
      ['a', 'a', 'b'],
      ['a', 'a', 'a'],
      ['a', 'c', 'd'],
    ]),
    0,
    null,
  );

  it('passes the changes of a text, then the next that differs, and comes round', () => {
    const first = stepDifference(rows, null, 1, 0)!;
    expect(first).toEqual({ row: 0, cell: 1, change: 0 });
    expect(stepDifference(rows, first, 1, 2)).toEqual({ row: 0, cell: 1, change: 1 });
    expect(stepDifference(rows, { ...first, change: 1 }, 1, 2)).toEqual({ row: 2, cell: 0, change: 0 });
    expect(stepDifference(rows, { row: 2, cell: 1, change: 0 }, 1, 1)).toEqual(first);
  });

  it('goes back to the last change of the one before', () => {
    expect(stepDifference(rows, { row: 2, cell: 0, change: 0 }, -1, 1)).toEqual({ row: 0, cell: 1, change: -1 });
    expect(stepDifference(rows, { row: 0, cell: 1, change: -1 }, -1, 3)).toEqual({ row: 0, cell: 1, change: 1 });
    expect(stepDifference(rows, null, -1, 0)).toEqual({ row: 2, cell: 1, change: -1 });
  });

  it('finds nothing where nothing differs', () => {
    expect(stepDifference(comparedRows(comparison([['a', 'a']]), 0, null), null, 1, 0)).toBeNull();
  });
});
