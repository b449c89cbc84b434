import { ValidationError, type FieldError } from '@/lib/errors';
import { expandedVariables, type ExpandedMessage } from '@/lib/prompts';
import type { PromptContent } from '@/lib/prompts/schema';
import { retrievalSchema, type Retrieval } from '@/lib/retrieval/schema';
import type { RouterStrategy } from '@/lib/models/schema';
import type { FrozenVariant, IncludedVersion, QuestionInput, Variant } from './schema';

/** The most that one answer may be long (T22), in tokens. */
export const MAX_OUTPUT_TOKENS = 64_000;
/** Unless the prompt or the column says otherwise: no model of these years allows less, and hardly an answer needs more. */
export const DEFAULT_OUTPUT_TOKENS = 4_096;

/** The stages that a variant's parts come from, as functions, so that a test can put its own in. */
export interface VariantSources {
  /** @throws NotFoundError for a prompt, label or version that is not there */
  findPrompt(
    workspaceId: string,
    reference: { name: string; label: string } | { name: string; version: number },
  ): Promise<{ version: number; hash: string; content: PromptContent }>;
  /** Puts in what `{{> prompt@label}}` stands for now. */
  expand(
    workspaceId: string,
    messages: PromptContent['messages'],
    onInclude?: (included: IncludedVersion) => void,
  ): Promise<ExpandedMessage[]>;
  /**
   * @returns the strategy of a router; null for any other model
   * @throws BakeoffError where this model can't be called, so that nobody waits for what can't come
   */
  checkModel(workspaceId: string, model: string): Promise<RouterStrategy | null>;
  /** @throws BakeoffError where this index isn't there or isn't ready */
  checkRetrieval(workspaceId: string, retrieval: Retrieval): Promise<void>;
}

export interface Frozen {
  variant: FrozenVariant;
  promptVersion: number | null;
  promptHash: string | null;
  /** What the includes stood for. */
  includes: IncludedVersion[];
}

/**
 * Decides at the moment of asking what a column is: labels and includes become what they stand for now, so that moving a label
 * changes nothing that was asked before, and a retry asks the same again.
 *
 * @param path of the variant in the request, for errors
 * @throws ValidationError for missing variables, before any call
 */
export async function freezeVariant(
  workspaceId: string,
  variant: Variant,
  inputs: readonly QuestionInput[],
  sources: VariantSources,
  path: string,
): Promise<Frozen> {
  const { content, version, hash } = await promptOf(workspaceId, variant, sources);
  const models = [variant.model, ...(variant.fallbacks ?? [])];
  const retrieval = variant.retrieval === undefined ? retrievalOf(content) : variant.retrieval;
  const includes: IncludedVersion[] = [];
  const routers: Record<string, RouterStrategy> = {};
  const check = async (model: string) => {
    const strategy = await sources.checkModel(workspaceId, model);
    if (strategy) routers[model] = strategy;
  };
  const [messages] = await Promise.all([
    sources.expand(workspaceId, content.messages, (included) => includes.push(included)),
    retrieval && sources.checkRetrieval(workspaceId, retrieval),
    ...models.map(check),
  ]);
  const { model: _model, ...parametersOfPrompt } = content.parameters ?? {};
  const parameters = { maxOutputTokens: DEFAULT_OUTPUT_TOKENS, ...parametersOfPrompt, ...variant.parameters };
  refuseMissingVariables(messages, inputs);
  if ((parameters.maxOutputTokens ?? 0) > MAX_OUTPUT_TOKENS) {
    const message = `may be at most ${MAX_OUTPUT_TOKENS.toLocaleString('en')}`;
    throw new ValidationError([{ path: `${path}.parameters.maxOutputTokens`, message }]);
  }
  return {
    variant: {
      template: {
        messages,
        examples: content.examples ?? [],
        ...(content.examplesAs && { examplesAs: content.examplesAs }),
        ...(content.outputSchema && { outputSchema: content.outputSchema }),
        ...(content.tools && { tools: content.tools }),
      },
      models,
      ...(Object.keys(routers).length > 0 && { routers }),
      parameters,
      retrieval,
    },
    promptVersion: version,
    promptHash: hash,
    includes,
  };
}

async function promptOf(
  workspaceId: string,
  { prompt }: Variant,
  sources: VariantSources,
): Promise<{ content: PromptContent; version: number | null; hash: string | null }> {
  if ('messages' in prompt) return { content: prompt, version: null, hash: null };
  return sources.findPrompt(workspaceId, prompt);
}

function retrievalOf(content: PromptContent): Retrieval | null {
  if (!content.retrieval) return null;
  return retrievalSchema.parse(content.retrieval);
}

/** @throws ValidationError where an input has no value for a variable that the messages need */
export function refuseMissingVariables(messages: readonly ExpandedMessage[], inputs: readonly QuestionInput[]): void {
  const needed = expandedVariables(messages).filter((name) => name !== 'question' && name !== 'context');
  const missing = inputs.flatMap(({ variables = {} }, index) =>
    needed
      .filter((name) => !Object.hasOwn(variables, name))
      .map((name): FieldError => ({ path: `inputs.${index}.variables.${name}`, message: `{{${name}}} needs a value` })),
  );
  if (missing.length > 0) throw new ValidationError(missing);
}
