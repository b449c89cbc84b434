import { freezeVariant } from '@/lib/answers';
import type { Access } from '@/lib/auth/schema';
import { blankAnswer } from './blank-answer';
import type { CreationSources } from './creation-sources';
import type { ComparisonEngine } from './engine';
import { comparisonEngine, creationSources } from './engine-in-use';
import { EventLog } from './event-log';
import { worstCost } from './estimate-comparison';
import { priceSources, type PriceSources } from './price-sources';
import { shownVariant } from './rows';
import { AT_ONCE } from './run-comparison';
import { createComparisonSchema, progressOf, type Comparison, type CreateComparison } from './schema';
import { insertComparison, newId } from './store';

/**
 * Checks everything that can be checked before a model is called, writes the comparison, and starts it in this process: it
 * belongs to the server from then on, whoever listens (F26, F27).
 */
export async function createComparison(
  access: Access,
  input: CreateComparison,
  engine: ComparisonEngine = comparisonEngine(),
  sources: CreationSources = creationSources,
  prices: PriceSources = priceSources,
): Promise<Comparison> {
  const askedAt = performance.now();
  const { workspaceId } = access;
  const { inputs, variants, repeats, name, maxCostUsd = null, cache } = createComparisonSchema.parse(input);
  const [frozen] = await Promise.all([
    Promise.all(
      variants.map((variant, index) => freezeVariant(workspaceId, variant, inputs, sources, `variants.${index}`)),
    ),
    sources.checkBudget(workspaceId),
  ]);
  const stored = await Promise.all(
    variants.map(async (variant, index) => {
      const { promptVersion = null, promptHash = null, includes = [], variant: found } = frozen[index] ?? {};
      if (!found) throw new RangeError('a variant was not frozen');
      const frozenVariant = cache === false ? { ...found, reuse: cache } : found;
      const ran = { ...variant, retrieval: frozenVariant.retrieval, promptVersion, promptHash };
      const kept = { ...ran, ...(includes.length > 0 ? { includes } : {}), frozen: frozenVariant };
      if (maxCostUsd === null) return kept;
      return { ...kept, worstUsd: await worstCost(workspaceId, frozenVariant, inputs, prices) };
    }),
  );
  const places = inputs.flatMap((_input, inputIndex) =>
    Array.from({ length: repeats }, (_repeat, repeat) =>
      variants.map(({ model }, variantIndex) => ({ model, variantIndex, inputIndex, repeat })),
    ).flat(),
  );
  const answers = places.map(({ model, ...place }, index) =>
    // With a cap, which answers begin at once is seen one by one.
    blankAnswer({ id: newId('ans'), ...place }, model, index < AT_ONCE && maxCostUsd === null ? 'running' : 'queued'),
  );
  const comparison: Comparison = {
    id: newId('cmp'),
    name: name ?? (inputs[0]?.question ?? '').replaceAll(/\s+/g, ' ').slice(0, 120).toWellFormed(),
    status: 'running',
    inputs,
    variants: stored.map(shownVariant),
    repeats,
    maxCostUsd,
    answers,
    votes: [],
    progress: progressOf(answers),
    createdAt: new Date().toISOString(),
    finishedAt: null,
    lastEventId: 0,
  };
  const saved = insertComparison(comparison, {
    workspaceId,
    variants: stored,
    createdBy: access.userId,
    owner: engine.owner,
  });
  const log = new EventLog(0);
  log.append({ type: 'comparison.started', comparison });
  const waiting = answers.map(({ id, variantIndex, inputIndex, repeat, status }) => ({
    ...{ id, variantIndex, inputIndex, repeat, askedAt },
    notBefore: 0,
    postponed: 0,
    marked: status === 'running',
  }));
  // The models are asked while the comparison is being written; nobody hears of it, and nothing else of it is written, before it is.
  const { id, status } = comparison;
  const budget = { maxCostUsd, spentUsd: 0 };
  engine.start({ workspaceId, id, variants: stored, inputs, repeats, status, ...budget, waiting, log, saved });
  await saved;
  return comparison;
}
