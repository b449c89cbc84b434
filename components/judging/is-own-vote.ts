import type { Vote } from '@/lib/comparisons/schema';

/**
 * Whether a vote is this judge's on the whole row, and not somebody else's or one on two of its answers: those must neither unveil
 * a row nor stand as one's own.
 *
 * @param judge null where nobody in particular looks: then everybody's count
 */
export function isOwnVote(
  judge: string | null,
  vote: Pick<Vote, 'inputIndex' | 'shown' | 'judge'>,
  row: number,
): boolean {
  return vote.inputIndex === row && vote.shown.length === 0 && (judge === null || vote.judge?.id === judge);
}
