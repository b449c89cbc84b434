import { createHash } from 'node:crypto';
import type { Price } from '@/lib/models/schema';
import { modelsOfRouter, type FallbackCause, type RouterStrategy } from '@/lib/models/schema';

/** What is known of a model when a router chooses the cheapest. */
export interface ModelFacts {
  price: Price | null;
  /** In tokens; null where it is not known. */
  contextWindow: number | null;
  /** Share of its judged questions that it won, ties counting half; null without votes. */
  winRate: number | null;
  votes: number;
}

/** Which models are asked in turn, and why in this order. */
export interface RoutePlan {
  models: string[];
  /** In words, for the answer's trace. */
  reason: string;
  /** What lets the next one be asked. */
  on: ReadonlySet<FallbackCause>;
}

const ALL_CAUSES: readonly FallbackCause[] = ['error', 'timeout', 'rate_limited', 'incomplete'];
const VOTES_NEEDED = 10;

/**
 * Decides for one answer.
 *
 * - `fallback`: in the order given.
 * - `split`: one is drawn by weight, the same one for the same `key`; the others follow by weight.
 * - `cheapest`: those that meet the bar, by price; those with an unknown price last, those below the bar not at all. Where none
 *   meets it, all by price, and the reason says so: an answer is better than none.
 *
 * @param key what the draw depends on: an answer's id, so that asking again asks the same model
 * @param inputTokens of the messages, which have to fit into the context window where that is known
 */
export function planRoute(
  strategy: RouterStrategy,
  question: { key: string; inputTokens: number },
  facts: ReadonlyMap<string, ModelFacts> = new Map(),
): RoutePlan {
  const on = new Set(strategy.on ?? ALL_CAUSES);
  if (strategy.type === 'fallback') return { models: strategy.models, reason: 'the first of its chain', on };
  if (strategy.type === 'split') return { ...drawn(strategy.shares, question.key), on };
  return { ...cheapest(strategy, question.inputTokens, facts), on };
}

function drawn(shares: readonly { model: string; weight: number }[], key: string): Omit<RoutePlan, 'on'> {
  const total = shares.reduce((sum, { weight }) => sum + weight, 0);
  let left = unit(key) * total;
  const index = shares.findIndex(({ weight }) => (left -= weight) < 0);
  const chosen = shares[index] ?? shares[shares.length - 1];
  if (!chosen) return { models: [], reason: '' };
  const others = shares.filter((share) => share !== chosen).sort((one, other) => other.weight - one.weight);
  const percent = Math.round((chosen.weight / total) * 1_000) / 10;
  return { models: [chosen, ...others].map(({ model }) => model), reason: `drawn by its share of ${percent} %` };
}

/** A number from 0 to 1 (not 1) that is the same for the same text, and evenly spread over different ones. */
function unit(key: string): number {
  return createHash('sha256').update(key).digest().readUIntBE(0, 6) / 2 ** 48;
}

function cheapest(
  strategy: Extract<RouterStrategy, { type: 'cheapest' }>,
  inputTokens: number,
  facts: ReadonlyMap<string, ModelFacts>,
): Omit<RoutePlan, 'on'> {
  const { minContextWindow = 0, minWinRate = 0, minVotes = VOTES_NEEDED } = strategy.bar;
  const meets = (model: string) => {
    const known = facts.get(model);
    const fits = (known?.contextWindow ?? Infinity) >= Math.max(inputTokens, minContextWindow);
    if (!fits || minWinRate === 0) return fits;
    return known !== undefined && known.votes >= minVotes && (known.winRate ?? 0) >= minWinRate;
  };
  const byPrice = modelsOfRouter(strategy).toSorted((one, other) =>
    compare(mixed(facts.get(one)), mixed(facts.get(other))),
  );
  const good = byPrice.filter(meets);
  if (good.length === 0) return { models: byPrice, reason: 'the cheapest of all, since none meets the bar' };
  const reason = good.length === byPrice.length ? 'the cheapest' : `the cheapest of ${good.length} that meet the bar`;
  return { models: good, reason };
}

/** Infinities are equal here, which a difference would make NaN. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

/** US dollars per million tokens, three of input for one of output, as price lists mix them. */
function mixed(facts: ModelFacts | undefined): number {
  if (!facts?.price) return Infinity;
  return (3 * facts.price.inputPerMTok + facts.price.outputPerMTok) / 4;
}
