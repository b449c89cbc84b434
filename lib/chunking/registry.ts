import type { PackedSpan } from './pack';
import type { ChunkingStrategyId } from './schema';
import { fixed } from './strategies/fixed';
import { markdown } from './strategies/markdown';
import { parentChild } from './strategies/parent-child';
import { recursive } from './strategies/recursive';
import { semantic } from './strategies/semantic';
import { sentence } from './strategies/sentence';
import { sentenceWindow } from './strategies/sentence-window';
import type { StrategyInput, StrategyOf } from './strategies/strategy';

/** The strategies by id; what people read about them stands in `chunkingStrategies` of the schema. */
const strategies: { readonly [Id in ChunkingStrategyId]: StrategyOf<Id> } = {
  fixed,
  recursive,
  sentence,
  markdown,
  semantic,
  'sentence-window': sentenceWindow,
  'parent-child': parentChild,
};

/** Cuts a document by the strategy that its settings name. */
export function cutByStrategy(input: StrategyInput): PackedSpan[] {
  // The strategy and its settings belong together by the settings' own discriminator, which TypeScript can't follow here.
  const strategy = strategies[input.settings.strategy] as (input: StrategyInput) => PackedSpan[];
  return strategy(input);
}
