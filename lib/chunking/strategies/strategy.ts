import type { Span } from '@/lib/text';
import type { ChunkingDocument } from '../document';
import type { PackedSpan } from '../pack';
import type { Ruler } from '../ruler';
import type { Chunking } from '../schema';

/** What every strategy gets: the document with its language decided, its settings, and a ruler in the settings' unit. */
export interface StrategyInput<Settings extends Chunking = Chunking> {
  document: ChunkingDocument & { language: string | null };
  settings: Settings;
  ruler: Ruler;
  /** Only for `semantic`. */
  topics?: Topics | undefined;
}

/** The sentences of a text, and how much the topic changes after each of them; 0: not at all. */
export interface Topics {
  sentences: readonly Span[];
  shifts: ArrayLike<number>;
}

/**
 * Cuts a document into spans with strictly rising starts and without white space at their ends, which together hold
 * everything that isn't white space.
 */
export type Strategy = (input: StrategyInput) => PackedSpan[];

/** A strategy with settings of its own. */
export type StrategyOf<Id extends Chunking['strategy']> = (
  input: StrategyInput<Extract<Chunking, { strategy: Id }>>,
) => PackedSpan[];
