import type { Answer, QuestionInput } from '@/lib/answers/schema';
import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import { getComparison } from './read-comparisons';
import { selectComparisonOf } from './store';

/** One answer with what was asked. */
export async function getAnswer(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  id: string,
): Promise<{ answer: Answer; input: QuestionInput }> {
  const comparisonId = await selectComparisonOf(workspaceId, id);
  const comparison = comparisonId === null ? null : await getComparison({ workspaceId }, comparisonId);
  const answer = comparison?.answers.find((candidate) => candidate.id === id);
  const input = answer && comparison?.inputs[answer.inputIndex];
  if (!answer || !input) throw new NotFoundError('Answer', id);
  return { answer, input };
}
