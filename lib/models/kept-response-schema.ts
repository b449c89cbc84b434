import { z } from 'zod';

/** What is kept of a whole answer. */
export const keptGenerationSchema = z.object({
  text: z.string(),
  reasoning: z.string(),
  toolCalls: z.array(z.object({ id: z.string(), name: z.string(), input: z.unknown() })),
  object: z.unknown().optional(),
  usage: z
    .object({
      inputTokens: z.int(),
      outputTokens: z.int(),
      cachedInputTokens: z.int().optional(),
      reasoningTokens: z.int().optional(),
      estimated: z.boolean().optional(),
    })
    .nullable(),
  finishReason: z.string().nullable(),
});
export type KeptGeneration = z.infer<typeof keptGenerationSchema>;

export interface KeptResponse {
  key: string;
  /** When it was answered, ISO 8601. */
  answeredAt: string;
  response: KeptGeneration;
}

/** A month: prices and models change. */
export const MAX_REUSE_HOURS = 720;
export const reuseSchema = z.strictObject({
  hours: z.int().min(0).max(MAX_REUSE_HOURS).meta({ description: 'How long an answer is kept; 0 keeps none.' }),
});
export type Reuse = z.infer<typeof reuseSchema>;
