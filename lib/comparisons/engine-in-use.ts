import { answerStepsUncounted, variantSources } from '@/lib/answers';
import { onShutdown } from '@/lib/jobs';
import { checkBudget } from '@/lib/models';
import { logger } from '@/lib/security';
import type { CreationSources } from './creation-sources';
import { ComparisonEngine } from './engine';
import { TIMING } from './timing';

/** Next bundles a module once per entry point; the engine has to be one per process all the same. */
const holder = globalThis as typeof globalThis & { bakeoffComparisons?: ComparisonEngine };

/** The comparisons of this process. What they are doing is saved when it is told to end (F3). */
export function comparisonEngine(): ComparisonEngine {
  if (!holder.bakeoffComparisons) {
    const engine = new ComparisonEngine(answerStepsUncounted, TIMING, (error) =>
      logger().error({ err: error }, 'a comparison failed'),
    );
    onShutdown(() => engine.shutdown());
    holder.bakeoffComparisons = engine;
  }
  return holder.bakeoffComparisons;
}

/** Where creating a comparison finds what it names. */
export const creationSources: CreationSources = { ...variantSources, checkBudget };
