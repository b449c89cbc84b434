import type { Price, Usage } from './schema';

const MILLION = 1_000_000;

/**
 * What a call cost in US dollars: tokens from the provider's cache at their own price, the rest of the input and the output
 * at theirs. `inputTokens` includes the cached ones.
 * @returns null where the price or the usage is unknown, never 0 for them.
 */
export function costUsd(
  usage: Pick<Usage, 'inputTokens' | 'outputTokens' | 'cachedInputTokens'> | null,
  price: Price | null,
): number | null {
  if (usage === null || price === null) return null;
  const cached = Math.min(usage.cachedInputTokens ?? 0, usage.inputTokens);
  const cachedPrice = price.cachedInputPerMTok ?? price.inputPerMTok;
  const micro =
    (usage.inputTokens - cached) * price.inputPerMTok + cached * cachedPrice + usage.outputTokens * price.outputPerMTok;
  return micro / MILLION;
}
