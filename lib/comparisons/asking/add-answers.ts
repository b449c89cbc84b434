import type { Access } from '@/lib/auth/schema';
import { ConflictError } from '@/lib/errors';
import type { CreationSources } from '../creation-sources';
import type { ComparisonEngine } from '../engine';
import { comparisonEngine, creationSources } from '../engine-in-use';
import { worstCost } from '../estimate-comparison';
import { priceSources, type PriceSources } from '../price-sources';
import { getComparison } from '../read-comparisons';
import type { StoredVariant } from '../rows';
import type { AddAnswers, Comparison } from '../schema';
import { newId } from '../store';
import { planAnswers } from './plan-answers';
import { extend } from './store';

/**
 * Asks for the answers that a comparison has not: of columns and rows that are new, and of those that were there and whose
 * answers never came, failed or were stopped. Answers that are there stay as they are and are not paid again.
 *
 * @throws ValidationError before anything is asked; ConflictError where somebody else extended it in the same moment
 */
export async function addAnswers(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  id: string,
  request: AddAnswers,
  engine: ComparisonEngine = comparisonEngine(),
  sources: CreationSources = creationSources,
  prices: PriceSources = priceSources,
): Promise<Comparison> {
  const key = { workspaceId, id };
  const [{ before, after, missing }] = await Promise.all([
    planAnswers(key, request, sources),
    sources.checkBudget(workspaceId),
  ]);
  // With a cap, the most that an answer may cost depends on the longest question.
  const withWorst = async (variant: StoredVariant) =>
    variant.replaced
      ? variant
      : { ...variant, worstUsd: await worstCost(workspaceId, variant.frozen, after.inputs, prices) };
  const variants = after.maxCostUsd === null ? after.variants : await Promise.all(after.variants.map(withWorst));
  const fresh = missing.fresh.map((cell) => ({
    ...cell,
    id: newId('ans'),
    model: after.variants[cell.variantIndex]?.model ?? '',
  }));
  const written = await extend(key, {
    before: { variants: before.variants.length, inputs: before.inputs.length },
    after: { ...after, variants },
    again: missing.again.map((answer) => answer.id),
    fresh,
  });
  if (!written)
    throw new ConflictError('Somebody else changed this comparison in the same moment. Look at it, and ask again.');
  if (fresh.length + missing.again.length > 0) await engine.wake(key);
  return getComparison({ workspaceId }, id, engine);
}
