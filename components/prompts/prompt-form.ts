import type { PromptContent, PromptExample, PromptMessage, PromptParameters, PromptTool } from '@/lib/prompts/schema';
import { templateVariables } from '@/lib/templates';

/** What the editor holds: a content whose messages and examples keep their identity while they are moved. */
export interface PromptForm {
  messages: (PromptMessage & { key: string })[];
  examples: (PromptExample & { key: string })[];
  examplesAs: 'turns' | 'inline';
  parameters: PromptParameters;
  outputSchema: PromptContent['outputSchema'];
  tools: (PromptTool & { key: string })[];
  retrieval: PromptContent['retrieval'];
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
  const {
    messages,
    examples = [],
    examplesAs = 'turns',
    parameters = {},
    outputSchema,
    tools = [],
    retrieval,
  } = content;
  return {
    messages: messages.map((message) => ({ ...message, key: newKey() })),
    examples: examples.map((example) => ({ ...example, key: newKey() })),
    examplesAs,
    parameters,
    outputSchema,
    tools: tools.map((tool) => ({ ...tool, key: newKey() })),
    retrieval,
  };
}

/** The content that would be saved: what is empty is left out. */
export function toContent(form: PromptForm): PromptContent {
  const { examples, examplesAs, parameters, outputSchema, tools, retrieval } = form;
  return {
    messages: form.messages.map(({ role, content }) => ({ role, content })),
    ...(examples.length > 0 ? { examples: examples.map(({ input, output }) => ({ input, output })) } : {}),
    ...(examples.length > 0 && examplesAs === 'inline' ? { examplesAs } : {}),
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    ...(outputSchema === undefined ? {} : { outputSchema }),
    ...(tools.length > 0 ? { tools: tools.map(withoutKey) } : {}),
    ...(retrieval === undefined ? {} : { retrieval }),
  };
}

function withoutKey({ name, description, inputSchema }: PromptTool): PromptTool {
  return { name, ...(description ? { description } : {}), inputSchema };
}

/** Whether two contents are the same once they have gone through the editor. */
export function sameContent(a: PromptContent, b: PromptContent): boolean {
  return sortedJson(toContent(toForm(a))) === sortedJson(toContent(toForm(b)));
}

/** JSON whose keys are in order: the database gives objects back with their keys in an order of its own. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) =>
    typeof field === 'object' && field !== null && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );
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
  const others = (['examplesAs', 'retrieval', 'outputSchema', 'tools'] as const)
    .filter((field) => content[field] !== undefined)
    .map((field) => `${field}:\n${JSON.stringify(content[field], null, 2)}\n`);
  return [
    ...messages,
    ...examples,
    ...(parameters.length > 0 ? [`parameters:\n${parameters.join('\n')}\n`] : []),
    ...others,
  ].join('\n');
}
