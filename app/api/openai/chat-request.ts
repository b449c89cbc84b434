import { z } from 'zod';

const textPart = z.looseObject({ type: z.literal('text'), text: z.string() });
const content = z.union([z.string(), z.array(textPart)]).nullish();

const message = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content,
});

/**
 * OpenAI's request, as far as it means something here. What else a client sends is accepted and has no effect: the prompt
 * decides about tools and formats.
 */
export const chatRequestSchema = z.looseObject({
  model: z.string().min(1).max(300).meta({ description: '`prompt-name@label`, `prompt-name@3` or `prompt-name`' }),
  messages: z.array(message).min(1).max(500),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(16)]).nullish(),
  seed: z.int().nullish(),
  user: z.string().max(500).nullish().meta({
    description: 'Where the label is split between two versions, the same user gets the same one.',
  }),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  /** Our own: values for the prompt's other variables. */
  variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

export type Turn = { role: 'user' | 'assistant'; content: string };

/** A message's text, its parts joined. */
export function textOf(value: z.infer<typeof content>): string {
  return typeof value === 'string' ? value : (value ?? []).map((part) => part.text).join('\n');
}

/** The prompt and the version that `model` names: `name@label`, `name@3`, or `name` for the label `production`. */
export function promptReference(model: string): { name: string } & ({ label: string } | { version: number }) {
  const at = model.lastIndexOf('@');
  const name = at < 0 ? model : model.slice(0, at);
  const label = at < 0 ? 'production' : model.slice(at + 1);
  return /^[1-9]\d{0,8}$/.test(label) ? { name, version: Number(label) } : { name, label };
}
