import type { Variant } from '@/lib/comparisons/schema';
import type { PlaygroundSetup } from '@/lib/playground/schema';
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

/** Where a new playground begins: two ways of asking the same index, side by side. */
export function defaultSetup(choices: Choices): PlaygroundSetup {
  const modes = ['lexical', 'hybrid'] as const;
  return {
    comparisonId: null,
    questions: [''],
    variables: {},
    columns: modes.map((mode) => ({
      id: `column-${mode}`,
      variant: defaultVariant(choices, mode),
      ranAs: null,
      changed: false,
    })),
    maxCostUsd: null,
    baseline: null,
  };
}
