import { getIndex } from '@/lib/indexes';
import { resolveChatModel } from '@/lib/models';
import type { Price } from '@/lib/models/schema';
import type { Retrieval } from '@/lib/retrieval/schema';

/** What an estimate leans on, as functions, so that a test can put its own in. */
export interface PriceSources {
  /** Null where nobody has said what the model costs. */
  priceOf(workspaceId: string, model: string): Promise<Price | null>;
  /** How many tokens of passages a question brings, as a rule and at most. */
  contextTokens(workspaceId: string, retrieval: Retrieval): Promise<{ usual: number; most: number }>;
}

/** A token of o200k_base has seldom fewer characters than this, also in scripts without spaces. */
const FEWEST_CHARACTERS_PER_TOKEN = 1.2;

export const priceSources: PriceSources = {
  async priceOf(workspaceId, model) {
    return (await resolveChatModel(workspaceId, model)).price;
  },
  async contextTokens(workspaceId, { indexId, topK, maxContextTokens = Infinity }) {
    const { chunks, tokens, chunking } = await getIndex({ workspaceId }, indexId);
    const { size } = 'parentSize' in chunking ? { size: Number(chunking.parentSize) } : chunking;
    const largest = chunking.unit === 'token' ? size : size / FEWEST_CHARACTERS_PER_TOKEN;
    const passages = Math.min(topK, chunks);
    return {
      usual: Math.min(maxContextTokens, Math.round((passages * tokens) / Math.max(1, chunks))),
      most: Math.min(maxContextTokens, Math.ceil(passages * largest)),
    };
  },
};
