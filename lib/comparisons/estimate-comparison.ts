import { DEFAULT_OUTPUT_TOKENS, freezeVariant } from '@/lib/answers';
import { modelsOfRouter } from '@/lib/models/schema';
import type { FrozenVariant, QuestionInput } from '@/lib/answers/schema';
import type { Access } from '@/lib/auth/schema';
import { countTokens } from '@/lib/text';
import { creationSources } from './engine-in-use';
import { priceSources, type PriceSources } from './price-sources';
import { createComparisonSchema, type ComparisonEstimate, type CreateComparison, type VariantEstimate } from './schema';

/** Around each message, in the formats of the usual providers. */
const TOKENS_PER_MESSAGE = 4;
const MILLION = 1_000_000;
const NO_CONTEXT = { usual: 0, most: 0 };

/**
 * Says before a run what it will cost, from the tokens of the messages, the passages that retrieval will put in, and the
 * ceiling on output tokens. `low` is the input alone; `high` is everything with every answer as long as it may be. Searches
 * that ask a model themselves (reranking, expansion) come on top.
 */
export async function estimateComparison(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  input: CreateComparison,
  sources = creationSources,
  prices: PriceSources = priceSources,
): Promise<ComparisonEstimate> {
  const { inputs, variants, repeats } = createComparisonSchema.parse(input);
  const estimates = await Promise.all(
    variants.map(async (variant, index) => {
      const { variant: frozen } = await freezeVariant(workspaceId, variant, inputs, sources, `variants.${index}`);
      return estimateVariant(workspaceId, frozen, inputs, repeats, prices);
    }),
  );
  return sumOfEstimates(estimates);
}

/** What columns need together, and each. */
export function sumOfEstimates(estimates: VariantEstimate[]): ComparisonEstimate {
  const sum = (of: (estimate: VariantEstimate) => number) => estimates.reduce((total, each) => total + of(each), 0);
  const isKnown = estimates.every(({ costUsd }) => costUsd !== null);
  return {
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costUsd: isKnown ? { low: sum(({ costUsd }) => costUsd!.low), high: sum(({ costUsd }) => costUsd!.high) } : null,
    variants: estimates,
  };
}

/** The most that any one answer of a column may cost, in US dollars; null where a price is not known. */
export async function worstCost(
  workspaceId: string,
  variant: FrozenVariant,
  inputs: readonly QuestionInput[],
  prices: PriceSources,
): Promise<number | null> {
  const longest = inputs.reduce((most, input) => (inputTokensOf(input) > inputTokensOf(most) ? input : most));
  return (await estimateVariant(workspaceId, variant, [longest], 1, prices)).costUsd?.high ?? null;
}

/** What one column will need for all questions and repeats. */
export async function estimateVariant(
  workspaceId: string,
  variant: FrozenVariant,
  inputs: readonly QuestionInput[],
  repeats: number,
  prices: PriceSources,
): Promise<VariantEstimate> {
  const context = variant.retrieval ? await prices.contextTokens(workspaceId, variant.retrieval) : NO_CONTEXT;
  const template = templateTokens(variant);
  const own = inputs.reduce((total, input) => total + template + inputTokensOf(input), 0);
  const calls = inputs.length * repeats;
  const [usual, most] = [context.usual, context.most].map((tokens) => own * repeats + tokens * calls);
  const outputTokens = (variant.parameters.maxOutputTokens ?? DEFAULT_OUTPUT_TOKENS) * calls;
  // A router is priced by those that it may call.
  const called = variant.models.map((model) => {
    const router = variant.routers?.[model];
    return router ? modelsOfRouter(router) : [model];
  });
  const known = await Promise.all(called.flat().map((model) => prices.priceOf(workspaceId, model)));
  const costs = known.map(
    (price) =>
      price && {
        low: (usual! * price.inputPerMTok) / MILLION,
        high: (most! * price.inputPerMTok + outputTokens * price.outputPerMTok) / MILLION,
      },
  );
  const costUsd = costs.every((cost) => cost !== null)
    ? {
        low: Math.min(...costs.slice(0, called[0]?.length ?? 0).map((cost) => cost.low)),
        high: Math.max(...costs.map((cost) => cost.high)),
      }
    : null;
  return { calls, inputTokens: usual!, outputTokens, costUsd };
}

/** Everything of a prompt that doesn't depend on the question. */
function templateTokens({ template }: FrozenVariant): number {
  const texts = template.messages.flatMap(({ parts }) => parts.map((part) => (part.kind === 'text' ? part.text : '')));
  const rest = JSON.stringify([template.examples, template.tools ?? null, template.outputSchema ?? null]);
  return countTokens(texts.join('')) + countTokens(rest) + template.messages.length * TOKENS_PER_MESSAGE;
}

function inputTokensOf({ question, variables = {} }: QuestionInput): number {
  return countTokens(question) + countTokens(Object.values(variables).join('\n'));
}
