import { describeEmbeddingModel, embedTexts } from '@/lib/embeddings';
import { countTokens } from '@/lib/text';
import { BuildEndedError, type Build } from './build';
import { BudgetExceededError } from './budget-exceeded-error';

/** Texts embedded at once; a killed build pays for at most one such group again. */
export const EMBEDDED_AT_ONCE = 128;

/**
 * Embeds a group of chunks for a build, and counts what it cost.
 * @throws BudgetExceededError before the build would cost more than `maxCostUsd`
 */
export async function embedChunks(
  build: Build,
  group: readonly { text: string; tokens: number }[],
  maxCostUsd: number | null,
): Promise<Float32Array[]> {
  const { checkpoint, workspaceId, index, signal } = build;
  if (maxCostUsd !== null) await checkCap(build, group, maxCostUsd);
  const texts = group.map((chunk) => chunk.text);
  const { vectors, costUsd, source } = await embedTexts(workspaceId, index.embedding, texts, signal);
  checkpoint.costUsd = costUsd === null || checkpoint.costUsd === null ? null : checkpoint.costUsd + costUsd;
  await build.prepareVectors(vectors[0]!.length, source);
  return vectors;
}

/** The same for the sentences that `semantic` compares. */
export async function embedSentences(
  build: Build,
  sentences: readonly string[],
  maxCostUsd: number | null,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let first = 0; first < sentences.length; first += EMBEDDED_AT_ONCE) {
    if (build.signal.aborted) throw new BuildEndedError('stopped');
    const group = sentences.slice(first, first + EMBEDDED_AT_ONCE).map((text) => ({
      text,
      tokens: maxCostUsd === null ? 0 : countTokens(text),
    }));
    vectors.push(...(await embedChunks(build, group, maxCostUsd)));
    // The built-in model embeds without a pause; here others get their turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return vectors;
}

/** What the group would cost at most is counted before it is sent; an unknown price can't be held to a cap. */
async function checkCap(build: Build, group: readonly { tokens: number }[], maxCostUsd: number): Promise<void> {
  const model = await describeEmbeddingModel(build.workspaceId, build.index.embedding.model);
  const price = model?.priceUsdPerMTok ?? null;
  const spent = build.checkpoint.costUsd;
  if (price === null || spent === null) return;
  const tokens = group.reduce((sum, chunk) => sum + chunk.tokens, 0);
  if (spent + (tokens * price) / 1e6 > maxCostUsd) throw new BudgetExceededError(spent, maxCostUsd);
}
