import type { Answer } from '@/lib/answers/schema';
import type { Comparison } from '@/lib/comparisons/schema';
import { hash } from './blind';

/** Two answers to one question, in the order in which one judge sees them. */
export interface JudgingPair {
  inputIndex: number;
  left: Answer;
  right: Answer;
  /** The two answers' ids, sorted: what a vote on them names. */
  shown: string[];
}

/**
 * Every pair of columns on every question, as one judge goes through them: each question once with some pair before any comes
 * again, so that whoever stops early has seen all questions; which pair, and which answer is on the left, is drawn for each judge
 * anew and the same at every reload.
 */
export function pairsToJudge(comparison: Pick<Comparison, 'answers' | 'inputs'>, judge: string): JudgingPair[] {
  const rounds = comparison.inputs.flatMap((_input, inputIndex) =>
    pairsOf(firstAnswers(comparison.answers, inputIndex))
      .map(([one, other]) => ({ one, other, drawn: hash(`${judge} ${one.id} ${other.id}`) }))
      .sort((a, b) => a.drawn - b.drawn)
      .map((pair, round) => ({ ...pair, round, inputIndex })),
  );
  return rounds
    .sort((a, b) => a.round - b.round || a.drawn - b.drawn)
    .map(({ one, other, inputIndex }) => {
      const turned = hash(`${other.id} ${judge} ${one.id}`) % 2 === 1;
      return {
        inputIndex,
        left: turned ? other : one,
        right: turned ? one : other,
        shown: [one.id, other.id].sort(),
      };
    });
}

/** One answer with text for each column: of several repeats the first. */
function firstAnswers(answers: readonly Answer[], inputIndex: number): Answer[] {
  const first = new Map<number, Answer>();
  const readable = answers.filter((answer) => answer.inputIndex === inputIndex && isReadable(answer));
  for (const answer of [...readable].sort((a, b) => a.repeat - b.repeat)) {
    if (!first.has(answer.variantIndex)) first.set(answer.variantIndex, answer);
  }
  return [...first.values()].sort((a, b) => a.variantIndex - b.variantIndex);
}

function isReadable({ status, text }: Answer): boolean {
  return text.trim() !== '' && status !== 'queued' && status !== 'running';
}

function pairsOf<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other): [Item, Item] => [one, other]));
}

/** The vote of this judge on exactly these two, if there is one. */
export function voteOn<Vote extends { shown: readonly string[]; judge: { id: string } | null }>(
  votes: readonly Vote[],
  pair: JudgingPair,
  judge: string,
): Vote | undefined {
  return votes.find((vote) => vote.judge?.id === judge && vote.shown.join(' ') === pair.shown.join(' '));
}
