import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPreferences, type Preference } from './fit-preferences';

/** Home and away games of seven baseball teams in 1987 put together (Agresti, "Categorical Data Analysis", 2nd ed., table 10.10). */
const BASEBALL = [
  [0, 7, 9, 7, 7, 9, 11],
  [6, 0, 7, 5, 11, 9, 9],
  [4, 6, 0, 7, 7, 8, 12],
  [6, 8, 6, 0, 6, 7, 10],
  [6, 2, 6, 7, 0, 7, 12],
  [4, 4, 5, 6, 6, 0, 6],
  [2, 4, 1, 3, 1, 7, 0],
];

/** Six brands of pudding in pairs: i, j, preferred i, preferred j, no preference (Davidson 1970, table 1). */
const PUDDING = [
  [0, 1, 19, 22, 16],
  [0, 2, 16, 19, 12],
  [1, 2, 19, 19, 10],
  [0, 3, 18, 23, 13],
  [1, 3, 23, 19, 9],
  [2, 3, 19, 20, 15],
  [0, 4, 13, 19, 18],
  [1, 4, 16, 20, 12],
  [2, 4, 16, 15, 17],
  [3, 4, 17, 14, 16],
  [0, 5, 18, 21, 12],
  [1, 5, 22, 20, 12],
  [2, 5, 13, 18, 10],
  [3, 5, 14, 19, 18],
  [4, 5, 11, 21, 12],
] as const;

const wins = (table: readonly (readonly number[])[]): Preference[] =>
  table.flatMap((row, i) =>
    row.flatMap((count, j) => (count > 0 ? [{ shown: [i, j], winner: i, count } satisfies Preference] : [])),
  );

describe('The strengths that preferences show', () => {
  it('are those that R’s BradleyTerry2 finds for the baseball games, with their standard errors', () => {
    const fit = fitPreferences(7, wins(BASEBALL), { pseudo: 0 })!;
    // Coefficients against the last team, as its vignette prints them: Milwaukee, Detroit, Toronto, New York, Boston, Cleveland.
    const published = [1.5814, 1.4364, 1.2945, 1.2476, 1.1077, 0.6839];
    const errors = [0.3433, 0.3396, 0.3367, 0.3359, 0.3339, 0.3319];
    const { strengths, covariance } = fit;
    published.forEach((value, i) => {
      expect(strengths[i]! - strengths[6]!).toBeCloseTo(value, 3);
      const variance = covariance[i]![i]! + covariance[6]![6]! - 2 * covariance[i]![6]!;
      expect(Math.sqrt(variance)).toBeCloseTo(errors[i]!, 3);
    });
    expect(strengths.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
  });

  it('are those that Davidson published for puddings, where many judges saw no difference', () => {
    const preferences = PUDDING.flatMap(([i, j, first, second, tied]): Preference[] => [
      { shown: [i, j], winner: i, count: first },
      { shown: [i, j], winner: j, count: second },
      { shown: [i, j], winner: null, count: tied },
    ]);
    const { strengths, ties } = fitPreferences(6, preferences, { pseudo: 0 })!;
    const total = strengths.reduce((sum, value) => sum + Math.exp(value), 0);
    const worths = strengths.map((value) => Math.exp(value) / total);
    // His worths came of few iterations; R's PlackettLuce with as many gives the same figures.
    [0.1388, 0.173, 0.1617, 0.1654, 0.1587, 0.2024].forEach((value, i) => expect(worths[i]).toBeCloseTo(value, 3));
    expect(Math.exp(ties.get(2)!)).toBeCloseTo(0.7468, 2);
  });

  it('are the log of the shares where all are shown together each time', () => {
    const shown = [0, 1, 2];
    const fit = fitPreferences(
      3,
      [
        { shown, winner: 0, count: 6 },
        { shown, winner: 1, count: 3 },
        { shown, winner: 2, count: 1 },
      ],
      { pseudo: 0 },
    )!;
    expect(fit.strengths[0]! - fit.strengths[1]!).toBeCloseTo(Math.log(2), 6);
    expect(fit.strengths[1]! - fit.strengths[2]!).toBeCloseTo(Math.log(3), 6);
  });

  it('stay finite for one that always wins, and are not known by the plain likelihood', () => {
    const always: Preference[] = [{ shown: [0, 1], winner: 0, count: 12 }];
    expect(fitPreferences(2, always, { pseudo: 0 })).toBeNull();
    const fit = fitPreferences(2, always)!;
    expect(fit.strengths[0]).toBeGreaterThan(0.5);
    expect(fit.strengths.every(Number.isFinite)).toBe(true);
  });

  it('are equal where nothing was judged, or all were ties', () => {
    expect(fitPreferences(3, [])!.strengths.every((value) => Math.abs(value) < 1e-9)).toBe(true);
    const tied = fitPreferences(3, [{ shown: [0, 1, 2], winner: null, count: 9 }])!;
    expect(tied.strengths.every((value) => Math.abs(value) < 1e-9)).toBe(true);
    expect(tied.ties.size).toBe(0);
  });

  it('follow the columns when these change places', () => {
    const judgement = fc.record({
      pair: fc.constantFrom([0, 1], [0, 2], [1, 2], [0, 1, 2]),
      said: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(judgement, { minLength: 1, maxLength: 40 }), (judgements) => {
        const preferences = judgements.map(({ pair, said }): Preference => ({
          shown: pair,
          winner: pair[said] ?? null,
        }));
        const turned = preferences.map(({ shown, winner }) => ({
          shown: shown.map((item) => 2 - item),
          winner: winner === null ? null : 2 - winner,
        }));
        const one = fitPreferences(3, preferences)!;
        const other = fitPreferences(3, turned)!;
        one.strengths.forEach((value, i) => expect(other.strengths[2 - i]).toBeCloseTo(value, 6));
      }),
      { numRuns: 60 },
    );
  });
});
