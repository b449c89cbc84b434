import {
  bestGroup,
  fitPreferences,
  holmAdjust,
  mean,
  pairedDifference,
  verdictOf,
  type Preference,
} from '@/lib/statistics';
import type { JudgedColumn, JudgedPair, Judging } from './judging-schema';
import type { Comparison, Vote } from './schema';

/** A vote in terms of columns. */
interface Judgement {
  vote: Vote;
  /** The columns that were shown, ascending. */
  shown: number[];
  /** The preferred column; null for a tie. */
  winner: number | null;
}

type Judged = Pick<Comparison, 'answers' | 'votes'> & { variants: readonly unknown[] };

/** 97.5 % of a normal distribution lie below. */
const Z = 1.959964;

/**
 * What the votes show: how often each column was preferred, which of two is better and whether that can be told from chance, the
 * strengths by Bradley–Terry where there are more than two, and each judge's view. A question counts once, however many judges
 * or votes it has: their mean is its value, since votes on the same answers are not independent.
 */
export function judgeResults({ answers, votes, variants }: Judged): Judging {
  const judgements = votes.flatMap((vote) => toJudgement(vote, answers));
  const places = variants.map((_variant, place) => place);
  const pairs = judgedPairs(places, judgements);
  const columns = places.map((place) => judgedColumn(place, judgements));
  const fit =
    places.length > 2 && judgements.length > 0
      ? fitPreferences(
          places.length,
          judgements.map((judgement): Preference => {
            const { shown, winner, vote } = judgement;
            return { shown, winner, count: 1 / judgements.filter((other) => isSameChoice(other.vote, vote)).length };
          }),
        )
      : null;
  const worths = fit?.strengths.map(Math.exp) ?? [];
  const total = worths.reduce((sum, worth) => sum + worth, 0);
  const withStrengths = columns.map((column, place): JudgedColumn => {
    const value = fit?.strengths[place];
    if (value === undefined || column.winRate === null) return column;
    const reach = Z * (fit?.errors[place] ?? 0);
    const share = (worths[place] ?? 0) / total;
    return { ...column, strength: { value, low: value - reach, high: value + reach, share } };
  });
  return {
    votes: votes.length,
    ties: votes.filter(({ winner }) => winner === 'tie').length,
    neither: votes.filter(({ winner }) => winner === 'none').length,
    questions: new Set(votes.map(({ inputIndex }) => inputIndex)).size,
    columns: withStrengths,
    pairs,
    judges: judgesOf(votes, judgements, places),
    agreement: agreementOf(votes),
    best: bestGroup(
      withStrengths.map(({ strength, winRate }) => strength?.value ?? winRate?.value ?? null),
      pairs,
    ),
  };
}

/** Whether two votes, of two judges, are about the same answers. */
function isSameChoice(one: Vote, other: Vote): boolean {
  return one.inputIndex === other.inputIndex && one.shown.join(' ') === other.shown.join(' ');
}

/** Votes that none is good say nothing about which is better, and answers that were taken away can't be compared. */
function toJudgement(vote: Vote, answers: Comparison['answers']): Judgement[] {
  if (vote.winner === 'none') return [];
  const row = answers.filter(({ inputIndex }) => inputIndex === vote.inputIndex);
  const seen = row.filter(({ id, text }) => (vote.shown.length > 0 ? vote.shown.includes(id) : text !== ''));
  const winner = row.find(({ id }) => id === vote.winner);
  const shown = [...new Set(seen.map(({ variantIndex }) => variantIndex))].sort((a, b) => a - b);
  if (shown.length < 2 || (vote.winner !== 'tie' && (!winner || !shown.includes(winner.variantIndex)))) return [];
  return [{ vote, shown, winner: winner?.variantIndex ?? null }];
}

/** 1 where `a` won against `b`, 0 where it lost, a half for a tie; null where the judgement doesn't say. */
function scoreOf({ shown, winner }: Judgement, a: number, b: number): number | null {
  if (!shown.includes(a) || !shown.includes(b)) return null;
  if (winner === null) return 0.5;
  return winner === a ? 1 : winner === b ? 0 : null;
}

/** The mean score of each question that has any. */
function byQuestion(scored: readonly { inputIndex: number; score: number }[]): number[] {
  const questions = new Map<number, number[]>();
  for (const { inputIndex, score } of scored) {
    questions.set(inputIndex, [...(questions.get(inputIndex) ?? []), score]);
  }
  return [...questions.keys()].sort((a, b) => a - b).map((question) => mean(questions.get(question) ?? []));
}

/** A share won with its interval over questions, and the test of whether it is a half. */
function rateOf(scored: readonly { inputIndex: number; score: number }[]) {
  const values = byQuestion(scored);
  const { difference, interval, n, p } = pairedDifference(
    values,
    values.map(() => 0.5),
  );
  const within = (value: number) => Math.min(1, Math.max(0, value + 0.5));
  return {
    n,
    p,
    difference,
    winRate:
      n === 0
        ? null
        : {
            value: difference + 0.5,
            interval: interval && { low: within(interval.low), high: within(interval.high), level: interval.level },
          },
  };
}

const counted = (scores: readonly { score: number }[]) => ({
  won: scores.filter(({ score }) => score === 1).length,
  tied: scores.filter(({ score }) => score === 0.5).length,
  lost: scores.filter(({ score }) => score === 0).length,
});

function scoresOf(
  judgements: readonly Judgement[],
  a: number,
  rivals: (shown: readonly number[]) => readonly number[],
) {
  return judgements.flatMap((judgement) =>
    rivals(judgement.shown).flatMap((b) => {
      const score = a === b ? null : scoreOf(judgement, a, b);
      return score === null ? [] : [{ inputIndex: judgement.vote.inputIndex, score }];
    }),
  );
}

function judgedColumn(place: number, judgements: readonly Judgement[]): JudgedColumn {
  const scores = scoresOf(judgements, place, (shown) => shown);
  const { winRate, n } = rateOf(scores);
  return { variantIndex: place, ...counted(scores), questions: n, winRate, strength: null };
}

function judgedPairs(places: readonly number[], judgements: readonly Judgement[]): JudgedPair[] {
  const measured = places.flatMap((a) =>
    places.slice(a + 1).map((b) => {
      const scores = scoresOf(judgements, a, () => [b]);
      return { a, b, ...counted(scores), ...rateOf(scores) };
    }),
  );
  const adjusted = holmAdjust(measured.map(({ p }) => p));
  return measured.map(({ difference, ...pair }, at) => {
    const pAdjusted = adjusted[at] ?? 1;
    return { ...pair, pAdjusted, verdict: verdictOf({ n: pair.n, difference, pAdjusted }) };
  });
}

function judgesOf(votes: readonly Vote[], judgements: readonly Judgement[], places: readonly number[]) {
  const judges = new Map(votes.map(({ judge }) => [judge?.id ?? null, judge?.name ?? 'unknown']));
  return [...judges].map(([id, name]) => {
    const own = votes.filter(({ judge }) => (judge?.id ?? null) === id);
    const said = judgements.filter(({ vote }) => (vote.judge?.id ?? null) === id);
    return {
      id,
      name,
      votes: own.length,
      ties: own.filter(({ winner }) => winner === 'tie').length,
      neither: own.filter(({ winner }) => winner === 'none').length,
      winRates: places.map((place) => {
        const scores = scoresOf(said, place, (shown) => shown).map(({ score }) => score);
        return scores.length === 0 ? null : mean(scores);
      }),
    };
  });
}

/** Over all choices that several judged: the share of pairs of judges who said the same. */
function agreementOf(votes: readonly Vote[]): Judging['agreement'] {
  const choices = new Map<string, string[]>();
  for (const { inputIndex, shown, winner } of votes) {
    const choice = [inputIndex, ...shown].join(' ');
    choices.set(choice, [...(choices.get(choice) ?? []), winner]);
  }
  let same = 0;
  let n = 0;
  for (const said of choices.values()) {
    said.forEach((one, at) => {
      for (const other of said.slice(at + 1)) {
        n += 1;
        if (one === other) same += 1;
      }
    });
  }
  return n === 0 ? null : { share: same / n, n };
}
