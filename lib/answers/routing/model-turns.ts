import { countTokens } from '@/lib/text';
import { modelsOfRouter, type FallbackCause, type RouterStrategy } from '@/lib/models/schema';
import type { FrozenVariant, SentMessage } from '../schema';
import type { Generation } from '../steps';
import { planRoute, type ModelFacts } from './plan-route';

/** One model whose turn may come, and which failures of it let the next one have its turn. */
export interface ModelTurn {
  model: string;
  /** Null for a model that a variant names itself: it is given up only where it said nothing. */
  on: ReadonlySet<FallbackCause> | null;
  /** Which router chose it, and why. */
  route?: { router: string; reason: string };
}

/**
 * The models of a variant in the order in which they are asked, every router replaced by those that it chooses for this answer.
 *
 * @param key what a draw depends on
 * @throws BakeoffError where a router's model isn't there any more
 */
export async function modelTurns(
  { models, routers = {} }: Pick<FrozenVariant, 'models' | 'routers'>,
  messages: readonly SentMessage[],
  key: string,
  factsOf: (models: readonly string[]) => Promise<ReadonlyMap<string, ModelFacts>>,
): Promise<ModelTurn[]> {
  const turns: ModelTurn[] = [];
  for (const model of models) {
    const strategy = routers[model];
    if (strategy) turns.push(...(await routed(model, strategy, messages, key, factsOf)));
    else turns.push({ model, on: null });
  }
  return turns;
}

async function routed(
  router: string,
  strategy: RouterStrategy,
  messages: readonly SentMessage[],
  key: string,
  factsOf: (models: readonly string[]) => Promise<ReadonlyMap<string, ModelFacts>>,
): Promise<ModelTurn[]> {
  const isPriced = strategy.type === 'cheapest';
  const facts = isPriced ? await factsOf(modelsOfRouter(strategy)) : undefined;
  const inputTokens = isPriced ? messages.reduce((sum, { content }) => sum + countTokens(content), 0) : 0;
  const plan = planRoute(strategy, { key: `${router} ${key}`, inputTokens }, facts);
  return plan.models.map((model, index) => ({
    model,
    on: plan.on,
    route: { router, reason: index === 0 ? plan.reason : 'the one before could not answer' },
  }));
}

/**
 * Whether the next model gets its turn after this end.
 *
 * @param mayTakeBack whether what was said already can be taken back from whoever reads along
 */
export function givesUp(turn: ModelTurn, generation: Generation, mayTakeBack: boolean): boolean {
  const { status, text, reasoning, toolCalls, error } = generation;
  const hasSpoken = text !== '' || reasoning !== '' || toolCalls.length > 0;
  if (status !== 'failed' && status !== 'incomplete') return false;
  if (hasSpoken && (turn.on === null || !mayTakeBack)) return false;
  if (turn.on === null) return status === 'failed';
  return turn.on.has(status === 'incomplete' ? 'incomplete' : causeOf(error?.code));
}

function causeOf(code: string | undefined): FallbackCause {
  return code === 'timeout' || code === 'rate_limited' ? code : 'error';
}
