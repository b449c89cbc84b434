import type { PromptContent, PromptExample, PromptMessage, PromptParameters } from '@/lib/prompts/schema';
import { templateVariables } from '@/lib/templates';

/** What the editor holds: a content whose messages and examples keep their identity while they are moved. */
export interface PromptForm {
  messages: (PromptMessage & { key: string })[];
  examples: (PromptExample & { key: string })[];
  parameters: PromptParameters;
  /** What has no control here and is kept as it was. */
  rest: Pick<PromptContent, 'outputSchema' | 'tools' | 'retrieval'>;
}

let keys = 0;
export const newKey = () => `k${(keys += 1)}`;

export const EMPTY_CONTENT: PromptContent = {
  messages: [
    {
      role: 'system',
      content:
        'Answer from the passages only. After each sentence cite the passages it rests on, like [1]. If they do not hold the answer, say so.',
    },
    { role: 'user', content: '{{context}}\n\nQuestion: {{question}}' },
  ],
};

export function toForm(content: PromptContent): PromptForm {
  const { messages, examples = [], parameters = {}, ...rest } = content;
  return {
    messages: messages.map((message) => ({ ...message, key: newKey() })),
    examples: examples.map((example) => ({ ...example, key: newKey() })),
    parameters,
    rest,
  };
}

/** The content that would be saved: what is empty is left out. */
export function toContent(form: PromptForm): PromptContent {
  const { outputSchema, tools, retrieval } = form.rest;
  return {
    messages: form.messages.map(({ role, content }) => ({ role, content })),
    ...(form.examples.length > 0 ? { examples: form.examples.map(({ input, output }) => ({ input, output })) } : {}),
    ...(Object.keys(form.parameters).length > 0 ? { parameters: form.parameters } : {}),
    ...(outputSchema === undefined ? {} : { outputSchema }),
    ...(tools === undefined ? {} : { tools }),
    ...(retrieval === undefined ? {} : { retrieval }),
  };
}

/** Whether two contents are the same once they have gone through the editor. */
export function sameContent(a: PromptContent, b: PromptContent): boolean {
  return JSON.stringify(toContent(toForm(a))) === JSON.stringify(toContent(toForm(b)));
}

/** Filled in by whoever runs the prompt. */
export const RUN_VARIABLES = ['question', 'context'];

/** The variables that the messages themselves name, in order. */
export function ownVariables(messages: readonly PromptMessage[]): string[] {
  return [...new Set(messages.flatMap((message) => templateVariables(message.content)))];
}

/** A content as one text, for comparing it with another. */
export function contentText(content: PromptContent): string {
  const messages = content.messages.map((message) => `${message.role}:\n${message.content}\n`);
  const examples = (content.examples ?? []).map(
    (example, index) => `example ${index + 1}:\n${JSON.stringify(example.input)}\n→ ${example.output}\n`,
  );
  const parameters = Object.entries(content.parameters ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return [...messages, ...examples, ...(parameters.length > 0 ? [`parameters:\n${parameters.join('\n')}\n`] : [])].join(
    '\n',
  );
}
