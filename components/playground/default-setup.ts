import type { Variant } from '@/lib/comparisons/schema';
import type { PlaygroundSetup } from '@/lib/playground/schema';
import { newRow } from './setup';
import type { IndexOption, ModelOption, PromptOption } from './use-options';

/** What a prompt that was not saved starts with; the fence around the passages is the server's. */
export const PLAIN_PROMPT = { messages: [{ role: 'user' as const, content: '{{question}}' }] };
export const GROUNDED_PROMPT = {
  messages: [
    {
      role: 'user' as const,
      content:
        'Answer the question from the passages only, and cite them as [1], [2].\n\n{{context}}\n\nQuestion: {{question}}',
    },
  ],
};

interface Choices {
  prompts: readonly PromptOption[];
  models: readonly ModelOption[];
  indexes: readonly IndexOption[];
}

/** A column that works with what the workspace has: its first prompt, a model, and its first index where there is one. */
export function defaultVariant({ prompts, models, indexes }: Choices, mode: 'lexical' | 'hybrid' = 'hybrid'): Variant {
  const index = indexes.find((candidate) => candidate.searchable);
  const prompt = prompts.find((candidate) => candidate.latestVersion !== null);
  const model = models.find((candidate) => !candidate.id.startsWith('builtin/')) ?? models[0];
  return {
    prompt: prompt ? { name: prompt.name, label: 'latest' } : index ? GROUNDED_PROMPT : PLAIN_PROMPT,
    model: model?.id ?? 'builtin/extractive',
    retrieval: index ? { indexId: index.id, mode, topK: 5 } : null,
  };
}

/**
 * Where a new playground begins: two ways of asking the same index, side by side. Without an index, up to two models of one's
 * own, else the built-in one alone: two columns that are the same would compare nothing.
 */
export function defaultSetup(choices: Choices): PlaygroundSetup {
  const hasIndex = choices.indexes.some((index) => index.searchable);
  const own = choices.models.filter((model) => !model.id.startsWith('builtin/')).slice(0, 2);
  const variants = hasIndex
    ? (['lexical', 'hybrid'] as const).map((mode) => defaultVariant(choices, mode))
    : own.length > 1
      ? own.map((model) => ({ ...defaultVariant(choices), model: model.id }))
      : [defaultVariant(choices)];
  return {
    comparisonId: null,
    rows: [newRow({ question: '' })],
    variables: {},
    columns: variants.map((variant, at) => ({ id: `${BEGUN}${at + 1}`, variant, ranAs: null, changed: false })),
    repeats: 1,
    maxCostUsd: null,
    baseline: null,
  };
}

/** What the ids of columns begin with that nobody has chosen. */
const BEGUN = 'column-begun-';

/**
 * A set-up that was begun before there was anything to search, over the index that has come since: the columns that nobody has
 * touched or run become those of a new playground. Any other set-up is answered as it is.
 */
export function fillDefaults(setup: PlaygroundSetup, choices: Choices): PlaygroundSetup {
  const isUntouched = setup.columns.every(
    ({ id, variant, ranAs, changed }) =>
      id.startsWith(BEGUN) && variant.retrieval === null && ranAs === null && !changed,
  );
  if (!isUntouched || setup.columns.length === 0 || !choices.indexes.some((index) => index.searchable)) return setup;
  return { ...setup, columns: defaultSetup(choices).columns };
}
