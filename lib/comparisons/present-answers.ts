import type { Comparison } from './schema';

/** A comparison without the answers of columns and rows that were replaced; everything else keeps its place. */
export function presentAnswers(comparison: Comparison): Comparison {
  const { variants, inputs, answers } = comparison;
  const isPresent = ({ variantIndex, inputIndex }: Comparison['answers'][number]) =>
    !variants[variantIndex]?.replaced && !inputs[inputIndex]?.replaced;
  return { ...comparison, answers: answers.filter(isPresent) };
}
