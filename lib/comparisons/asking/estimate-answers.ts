import type { Access } from '@/lib/auth/schema';
import { creationSources } from '../engine-in-use';
import { estimateVariant, sumOfEstimates } from '../estimate-comparison';
import { priceSources, type PriceSources } from '../price-sources';
import type { AddAnswers, ComparisonEstimate } from '../schema';
import { planAnswers } from './plan-answers';

/** Says what the answers that a comparison has not will cost, without asking for them: for all columns and for each. */
export async function estimateAnswers(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  id: string,
  request: AddAnswers,
  sources = creationSources,
  prices: PriceSources = priceSources,
): Promise<ComparisonEstimate> {
  const { after, missing } = await planAnswers({ workspaceId, id }, request, sources);
  const inputsOf = Map.groupBy([...missing.fresh, ...missing.again], ({ variantIndex }) => variantIndex);
  const estimates = await Promise.all(
    [...inputsOf].map(([index, cells]) => {
      const inputs = cells.flatMap(({ inputIndex }) => after.inputs[inputIndex] ?? []);
      return estimateVariant(workspaceId, after.variants[index]!.frozen, inputs, 1, prices);
    }),
  );
  return sumOfEstimates(estimates);
}
