import type { CreateComparison } from '@/lib/comparisons/schema';
import type { PromptContent } from '@/lib/prompts/schema';

export const COLLECTION = {
  name: 'Bakeoff guide',
  description: 'The pages of the user guide: the sample that every new workspace begins with.',
};

export const INDEX_NAME = 'Guide, 400 tokens';

export const PROMPT = {
  name: 'support/answer',
  description: 'Answers a question from the passages that were found.',
  tags: ['sample'],
};

const SYSTEM = `You answer questions about a product from passages of its user guide.
Use only what the passages say. If they do not hold the answer, say so in one sentence.
Be brief: answer in three sentences at most.`;

/** Two states of the prompt, with what was changed. */
export const VERSIONS: readonly { content: PromptContent; message: string }[] = [
  {
    message: 'Answer from the passages',
    content: {
      messages: [
        { role: 'system', content: SYSTEM },
        { role: 'user', content: '{{context}}\n\nQuestion: {{question}}' },
      ],
    },
  },
  {
    message: 'Ask for citations',
    content: {
      messages: [
        {
          role: 'system',
          content: `${SYSTEM}\nAfter each sentence, cite the number of the passage that supports it, such as [2].`,
        },
        { role: 'user', content: '{{context}}\n\nQuestion: {{question}}' },
      ],
    },
  },
];

export const LABEL = 'production';

/** What a new user sees first: one question, three ways of finding passages. */
export function sampleComparison(indexId: string): CreateComparison {
  const prompt = { name: PROMPT.name, version: 2 };
  const model = 'builtin/extractive';
  return {
    name: 'Sample: does retrieval help?',
    inputs: [{ question: 'What can be lost when the power fails?' }],
    variants: [
      { name: 'No retrieval', prompt, model, retrieval: null },
      { name: 'Lexical', prompt, model, retrieval: { indexId, mode: 'lexical', topK: 5 } },
      { name: 'Hybrid', prompt, model, retrieval: { indexId, mode: 'hybrid', topK: 5 } },
    ],
  };
}
