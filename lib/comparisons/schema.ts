import { z } from 'zod';
import {
  answerSchema,
  includedVersionSchema,
  questionInputSchema,
  variantSchema,
  type Answer,
} from '@/lib/answers/schema';
import { hitSchema } from '@/lib/retrieval/schema';

export { variantSchema, type Variant } from '@/lib/answers/schema';
export { judgingSchema, type JudgedColumn, type JudgedPair, type Judging } from './judging-schema';

/** Ceilings of one comparison (T22); larger runs are experiments. */
export const MAX_VARIANTS = 12;
export const MAX_INPUTS = 100;
export const MAX_REPEATS = 10;
export const MAX_CELLS = 500;

/** A column as it was run: the prompt version that its label stood for at that moment. */
export const ranVariantSchema = variantSchema.extend({
  promptVersion: z.int().nullable(),
  promptHash: z.string().nullable(),
  /** The versions that the prompt's includes stood for; absent where it includes nothing. */
  includes: z.array(includedVersionSchema).optional(),
});

export const createComparisonSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200).optional(),
    inputs: z.array(questionInputSchema).min(1).max(MAX_INPUTS),
    variants: z.array(variantSchema).min(1).max(MAX_VARIANTS),
    repeats: z.int().min(1).max(MAX_REPEATS).default(1),
    maxCostUsd: z.number().positive().max(1_000_000).optional().meta({
      description:
        'US dollars. An answer is not asked for where what was spent, with all that run and itself at their most, would pass this. A model whose price is not known is not held to it.',
    }),
  })
  .refine((value) => value.inputs.length * value.variants.length * value.repeats <= MAX_CELLS, {
    message: `inputs × variants × repeats may be at most ${MAX_CELLS}`,
    path: ['inputs'],
  });
export type CreateComparison = z.input<typeof createComparisonSchema>;

export const variantEstimateSchema = z.object({
  calls: z.int(),
  /** With as much context as retrieval brings as a rule. */
  inputTokens: z.int(),
  /** The ceiling. */
  outputTokens: z.int(),
  /** US dollars; null where a price is not known. */
  costUsd: z.object({ low: z.number(), high: z.number() }).nullable(),
});
export type VariantEstimate = z.infer<typeof variantEstimateSchema>;

/** What a comparison will cost, for all columns and for each. */
export const comparisonEstimateSchema = variantEstimateSchema.extend({ variants: z.array(variantEstimateSchema) });
export type ComparisonEstimate = z.infer<typeof comparisonEstimateSchema>;

export const comparisonStatusSchema = z.enum(['queued', 'running', 'done', 'stopped']);
export type ComparisonStatus = z.infer<typeof comparisonStatusSchema>;

export const voteSchema = z.object({
  id: z.string(),
  inputIndex: z.int(),
  /** An answer's id, or that none is better, or none good. */
  winner: z.string(),
  shown: z
    .array(z.string())
    .default([])
    .meta({ description: 'The answers that were shown to choose from; empty where it was all of the question.' }),
  judge: z.object({ id: z.string(), name: z.string() }).nullable().default(null).meta({ description: 'Who said it.' }),
  comment: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type Vote = z.infer<typeof voteSchema>;

export const createVoteSchema = z.strictObject({
  inputIndex: z.int().min(0),
  winner: z.string().min(1).max(64),
  shown: z
    .array(z.string().min(1).max(64))
    .min(2)
    .max(MAX_VARIANTS)
    .refine((ids) => new Set(ids).size === ids.length, 'names an answer twice')
    .optional()
    .meta({ description: 'The answers that were shown to choose from, where it was not all of the question.' }),
  comment: z.string().trim().max(4_000).optional(),
});
export type CreateVote = z.infer<typeof createVoteSchema>;

/** A comparison in a list. */
export const comparisonSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  status: comparisonStatusSchema,
  /** The first question, shortened. */
  question: z.string(),
  inputs: z.int(),
  variants: z.array(z.string()),
  progress: z.object({ done: z.int(), total: z.int() }),
  createdAt: z.iso.datetime(),
});
export type ComparisonSummary = z.infer<typeof comparisonSummarySchema>;

export const comparisonSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: comparisonStatusSchema,
  inputs: z.array(questionInputSchema),
  variants: z.array(ranVariantSchema),
  repeats: z.int(),
  /** US dollars; null without a cap of its own. */
  maxCostUsd: z.number().nullable().default(null),
  answers: z.array(answerSchema),
  votes: z.array(voteSchema),
  progress: z.object({ done: z.int(), total: z.int() }),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** The last event that this state holds; following `/events` with it as `Last-Event-ID` goes on from here. */
  lastEventId: z.int(),
});
export type Comparison = z.infer<typeof comparisonSchema>;

/**
 * What happens in a comparison, in order. On the wire `type` is the event's name and `id` its id: a number that grows, with
 * gaps. `answer.queued` (run again) and `answer.waiting` (for a provider that asked for patience) come beside those of the API.
 */
export const comparisonEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('comparison.started'), comparison: comparisonSchema }),
  z.object({ type: z.literal('answer.queued'), answerId: z.string(), answer: answerSchema }),
  z.object({ type: z.literal('answer.started'), answerId: z.string(), model: z.string() }),
  z.object({
    type: z.literal('answer.waiting'),
    answerId: z.string(),
    /** How long the provider asks to wait, in seconds from now; 0 when the wait is over. */
    seconds: z.number(),
    reason: z.string(),
  }),
  z.object({
    type: z.literal('answer.retrieved'),
    answerId: z.string(),
    hits: z.array(hitSchema),
    retrievalMs: z.number(),
  }),
  z.object({
    type: z.literal('answer.delta'),
    answerId: z.string(),
    text: z.string(),
    reasoning: z.string().optional(),
  }),
  z.object({ type: z.literal('answer.finished'), answerId: z.string(), answer: answerSchema }),
  z.object({ type: z.literal('answer.failed'), answerId: z.string(), answer: answerSchema }),
  z.object({ type: z.literal('comparison.finished'), status: comparisonStatusSchema }),
]);
export type ComparisonEvent = z.infer<typeof comparisonEventSchema>;

/** An event with its id. */
export interface NumberedEvent {
  seq: number;
  event: ComparisonEvent;
}

/**
 * The state after an event. Starting from the state at any event id and applying all that follow gives the same final state,
 * because an answer's last event carries the whole answer. Events that the state holds already change nothing.
 */
export function applyEvent(comparison: Comparison, { seq, event }: NumberedEvent): Comparison {
  if (seq <= comparison.lastEventId) return comparison;
  const state = { ...comparison, lastEventId: seq };
  switch (event.type) {
    case 'comparison.started':
      return { ...event.comparison, votes: comparison.votes, lastEventId: seq };
    case 'comparison.finished':
      return { ...state, status: event.status };
    case 'answer.waiting':
      return state;
    case 'answer.queued':
      return withAnswer({ ...state, status: 'queued' }, event.answerId, () => event.answer);
    case 'answer.started':
      return withAnswer({ ...state, status: 'running' }, event.answerId, (answer) => ({
        ...answer,
        status: 'running',
        text: '',
        model: event.model,
      }));
    case 'answer.retrieved':
      return withAnswer(state, event.answerId, (answer) => ({
        ...answer,
        hits: event.hits,
        timings: { ...answer.timings, retrievalMs: event.retrievalMs },
      }));
    case 'answer.delta':
      return withAnswer(state, event.answerId, (answer) => ({
        ...answer,
        text: answer.text + event.text,
        ...(event.reasoning ? { reasoning: (answer.reasoning ?? '') + event.reasoning } : {}),
      }));
    case 'answer.finished':
    case 'answer.failed':
      return withAnswer(state, event.answerId, () => event.answer);
  }
}

function withAnswer(comparison: Comparison, id: string, change: (answer: Answer) => Answer): Comparison {
  const answers = comparison.answers.map((answer) => (answer.id === id ? change(answer) : answer));
  const done = answers.filter((answer) => answer.status !== 'queued' && answer.status !== 'running').length;
  return { ...comparison, answers, progress: { done, total: answers.length } };
}

export const exportFormatSchema = z.enum(['json', 'csv', 'markdown']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
