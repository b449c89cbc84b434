import type { Access } from '@/lib/auth/schema';
import { ConflictError } from '@/lib/errors';
import type { ComparisonEngine } from '../engine';
import { comparisonEngine } from '../engine-in-use';
import { getComparison } from '../read-comparisons';
import type { Comparison } from '../schema';
import { copyComparison } from './store';

/**
 * A copy with the same columns, questions and answers, to go on from without touching the first. Asks no model. Votes stay with
 * the first: nobody has judged the copy.
 * @throws NotFoundError
 * @throws ConflictError while answers are being written
 */
export async function duplicateComparison(
  access: Pick<Access, 'workspaceId' | 'userId'>,
  id: string,
  engine: ComparisonEngine = comparisonEngine(),
): Promise<Comparison> {
  await getComparison(access, id, engine);
  const copy = await copyComparison({ workspaceId: access.workspaceId, id }, access.userId);
  if (copy === null) throw new ConflictError('Answers are still being written. Stop them first, or wait for them.');
  return getComparison(access, copy, engine);
}
