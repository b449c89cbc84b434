import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import type { ComparisonSummary, UpdateComparison } from '../schema';
import { updateSummary } from './store';

/** Names or stars a comparison. @throws NotFoundError */
export async function updateComparison(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  id: string,
  changes: UpdateComparison,
): Promise<ComparisonSummary> {
  const summary = await updateSummary({ workspaceId, id }, changes);
  if (!summary) throw new NotFoundError('Comparison', id);
  return summary;
}
