import { progressOf, type Comparison } from './schema';

/** A comparison as it stands: without the columns and rows that others took the place of, and without their answers. */
export function withoutReplaced(comparison: Comparison): Comparison {
  const variants = places(comparison.variants);
  const inputs = places(comparison.inputs);
  if (variants.size === comparison.variants.length && inputs.size === comparison.inputs.length) return comparison;
  const answers = comparison.answers.flatMap((answer) => {
    const [variantIndex, inputIndex] = [variants.get(answer.variantIndex), inputs.get(answer.inputIndex)];
    return variantIndex === undefined || inputIndex === undefined ? [] : [{ ...answer, variantIndex, inputIndex }];
  });
  const kept = new Set(answers.map(({ id }) => id));
  const votes = comparison.votes.flatMap((vote) => {
    const inputIndex = inputs.get(vote.inputIndex);
    const isLost = inputIndex === undefined || (vote.winner.startsWith('ans_') && !kept.has(vote.winner));
    return isLost ? [] : [{ ...vote, inputIndex }];
  });
  return {
    ...comparison,
    variants: comparison.variants.filter((_, index) => variants.has(index)),
    inputs: comparison.inputs.filter((_, index) => inputs.has(index)),
    answers,
    votes,
    progress: progressOf(answers),
  };
}

/** Where each of those that stay stands then. */
function places(items: readonly { replaced?: true | undefined }[]): Map<number, number> {
  const stay = items.flatMap(({ replaced }, index) => (replaced ? [] : [index]));
  return new Map(stay.map((index, place) => [index, place]));
}
