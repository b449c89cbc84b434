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
export const MAX_INPUTS = 500;
export const MAX_REPEATS = 10;
export const MAX_CELLS = 6_000;
/** Columns and rows that were replaced are kept with their answers, up to so many together with the present ones. */
export const MAX_KEPT_VARIANTS = 60;
export const MAX_KEPT_INPUTS = 2_000;

const replaced = z.literal(true).optional().meta({
  description: 'Another one took its place: it is not asked any more. Its answers are kept.',
});

/** A column as it was run: the prompt version that its label stood for at that moment. */
export const ranVariantSchema = variantSchema.extend({
  promptVersion: z.int().nullable(),
  promptHash: z.string().nullable(),
  /** The versions that the prompt's includes stood for; absent where it includes nothing. */
  includes: z.array(includedVersionSchema).optional(),
  replaced,
});

/** A row as it was asked. */
export const ranInputSchema = questionInputSchema.extend({ replaced });

export const createComparisonSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200).optional(),
    inputs: z.array(questionInputSchema).min(1).max(MAX_INPUTS),
    variants: z.array(variantSchema).min(1).max(MAX_VARIANTS),
    repeats: z.int().min(1).max(MAX_REPEATS).default(1),
    cache: z.literal(false).optional().meta({
      description:
        'Sends every request, also one that was answered before and whose answer is kept. Where the workspace keeps none, or with repeats, every request is sent anyway.',
    }),
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

const indices = z.array(z.int().min(0)).max(MAX_KEPT_INPUTS);

/** What is to be asked in a comparison that is there already: new columns and rows, and which cells. */
export const addAnswersSchema = z.strictObject({
  variants: z.array(variantSchema).max(MAX_VARIANTS).default([]),
  inputs: z.array(questionInputSchema).max(MAX_INPUTS).default([]),
  replaces: z
    .strictObject({ variants: indices.optional(), inputs: indices.optional() })
    .default({})
    .meta({ description: 'Columns and rows that are not asked any more. Their answers are kept.' }),
  only: z.strictObject({ variants: indices.optional(), inputs: indices.optional() }).default({}).meta({
    description:
      'Columns and rows to ask, by their index; all that are not replaced unless told. New ones are counted on from the last.',
  }),
  repeats: z.int().min(1).max(MAX_REPEATS).optional().meta({ description: 'Never fewer than there are.' }),
  maxCostUsd: createComparisonSchema.shape.maxCostUsd.nullable().meta({
    description:
      'US dollars, for all that the comparison has spent and will spend. As it was unless told; null for none.',
  }),
});
export type AddAnswers = z.input<typeof addAnswersSchema>;

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

export const updateComparisonSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  starred: z.boolean().optional(),
});
export type UpdateComparison = z.infer<typeof updateComparisonSchema>;

/** A comparison in a list. */
export const comparisonSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  starred: z.boolean(),
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
  inputs: z.array(ranInputSchema),
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
 * gaps. `answer.queued` (asked for later, or again), `answer.waiting` (for a provider that asked for patience) and
 * `comparison.extended` (columns or rows came) are sent beside those of the API.
 */
export const comparisonEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('comparison.started'), comparison: comparisonSchema }),
  z.object({
    type: z.literal('comparison.extended'),
    ...comparisonSchema.pick({ inputs: true, variants: true, repeats: true, maxCostUsd: true }).shape,
  }),
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

/** The state after an event. */
export function applyEvent(comparison: Comparison, event: NumberedEvent): Comparison {
  return applyEvents(comparison, [event]);
}

/**
 * The state after these events, in order. Starting from the state at any event id and applying all that follow gives the same
 * final state, because an answer's last event carries the whole answer. Events that the state holds already change nothing.
 *
 * Takes time by the number of events and, once, of answers: thousands of answers may be on the screen while some stream.
 */
export function applyEvents(comparison: Comparison, events: readonly NumberedEvent[]): Comparison {
  let state = comparison;
  let places = new Map<string, number>();
  let answers: Answer[] | null = null;
  const change = (id: string, next: (answer: Answer) => Answer) => {
    if (answers === null) {
      answers = [...state.answers];
      places = placesOf(state.answers);
    }
    const at = places.get(id);
    const answer = at === undefined ? undefined : answers[at];
    if (at !== undefined && answer) answers[at] = next(answer);
  };
  for (const { seq, event } of events) {
    if (seq <= state.lastEventId) continue;
    if (event.type === 'comparison.started') {
      state = { ...event.comparison, votes: state.votes, lastEventId: seq };
      answers = null;
      continue;
    }
    state = { ...state, ...stateAfter(state, event), lastEventId: seq };
    if (!('answerId' in event) || event.type === 'answer.waiting') continue;
    change(event.answerId, (answer) => answerAfter(answer, event));
    if (event.type === 'answer.queued' && !places.has(event.answerId)) {
      places = new Map(places).set(event.answerId, answers!.length);
      answers!.push(event.answer);
    }
  }
  if (answers === null) return state;
  knownPlaces.set(answers, places);
  return { ...state, answers, progress: progressOf(answers) };
}

export function progressOf(answers: readonly Answer[]): Comparison['progress'] {
  let done = 0;
  for (const { status } of answers) if (status !== 'queued' && status !== 'running') done++;
  return { done, total: answers.length };
}

const knownPlaces = new WeakMap<readonly Answer[], Map<string, number>>();

function placesOf(answers: readonly Answer[]): Map<string, number> {
  return knownPlaces.get(answers) ?? new Map(answers.map(({ id }, at) => [id, at]));
}

function stateAfter(state: Comparison, event: ComparisonEvent): Partial<Comparison> {
  switch (event.type) {
    case 'comparison.finished':
      return { status: event.status };
    case 'comparison.extended': {
      const { type: _, ...extended } = event;
      return extended;
    }
    case 'answer.queued':
      return { status: 'queued' };
    case 'answer.started':
      return state.status === 'running' ? {} : { status: 'running' };
    default:
      return {};
  }
}

type AnswerEvent = Exclude<Extract<ComparisonEvent, { answerId: string }>, { type: 'answer.waiting' }>;

function answerAfter(answer: Answer, event: AnswerEvent): Answer {
  switch (event.type) {
    case 'answer.started':
      return { ...answer, status: 'running', text: '', model: event.model };
    case 'answer.retrieved':
      return { ...answer, hits: event.hits, timings: { ...answer.timings, retrievalMs: event.retrievalMs } };
    case 'answer.delta':
      return {
        ...answer,
        text: answer.text + event.text,
        ...(event.reasoning ? { reasoning: (answer.reasoning ?? '') + event.reasoning } : {}),
      };
    case 'answer.queued':
    case 'answer.finished':
    case 'answer.failed':
      return event.answer;
  }
}

export const exportFormatSchema = z.enum(['json', 'csv', 'markdown']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
