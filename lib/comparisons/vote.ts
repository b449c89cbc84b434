import type { Access } from '@/lib/auth/schema';
import { NotFoundError, ValidationError } from '@/lib/errors';
import type { ComparisonEngine } from './engine';
import { comparisonEngine } from './engine-in-use';
import { getComparison } from './read-comparisons';
import type { CreateVote, Vote } from './schema';
import { removeVote, upsertVote } from './store';

/** Says which answer to a question is best. One vote for each question, person and choice of answers: voting again replaces it. */
export async function vote(
  access: Access,
  id: string,
  input: CreateVote,
  engine: ComparisonEngine = comparisonEngine(),
): Promise<Vote> {
  const { inputs } = await getComparison(access, id, engine);
  if (input.inputIndex >= inputs.length) {
    throw new ValidationError([{ path: 'inputIndex', message: `must be less than ${inputs.length}` }]);
  }
  const saved = await upsertVote({ workspaceId: access.workspaceId, id }, access.userId, input);
  if (!saved) throw new ValidationError([{ path: 'winner', message: 'is no answer to this question' }]);
  return saved;
}

/** Takes a vote back. */
export async function withdrawVote({ workspaceId }: Access, id: string, voteId: string): Promise<void> {
  if (!(await removeVote({ workspaceId, id }, voteId))) throw new NotFoundError('Vote', voteId);
}
