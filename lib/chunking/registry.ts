import type { ChunkingStrategyId } from './schema';
import { fixed } from './strategies/fixed';
import { markdown } from './strategies/markdown';
import { recursive } from './strategies/recursive';
import { sentence } from './strategies/sentence';
import type { Strategy } from './strategies/strategy';

/** The strategies by id; what people read about them stands in `chunkingStrategies` of the schema. */
export const strategies: Readonly<Record<ChunkingStrategyId, Strategy>> = { fixed, recursive, sentence, markdown };
