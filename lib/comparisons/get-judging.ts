import type { Access } from '@/lib/auth/schema';
import type { ComparisonEngine } from './engine';
import { comparisonEngine } from './engine-in-use';
import { judgeResults } from './judge-results';
import type { Judging } from './judging-schema';
import { getComparison } from './read-comparisons';

/** What the votes of a comparison show. @throws NotFoundError */
export async function getJudging(
  access: Pick<Access, 'workspaceId'>,
  id: string,
  engine: ComparisonEngine = comparisonEngine(),
): Promise<Judging> {
  return judgeResults(await getComparison(access, id, engine));
}
