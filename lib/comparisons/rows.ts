import { z } from 'zod';
import { answerSchema, frozenVariantSchema, type Answer } from '@/lib/answers/schema';
import {
  applyEvents,
  comparisonEventSchema,
  comparisonStatusSchema,
  progressOf,
  ranInputSchema,
  ranVariantSchema,
  voteSchema,
  type Comparison,
  type NumberedEvent,
  type Vote,
} from './schema';

/** A column as it is stored: what was asked for, and everything that decides what it answers. */
export const storedVariantSchema = ranVariantSchema.extend({
  frozen: frozenVariantSchema,
  /** What one answer may cost at most, in US dollars; unknown, or not asked for, where it is absent. */
  worstUsd: z.number().nullable().optional(),
});
export type StoredVariant = z.infer<typeof storedVariantSchema>;

/** The part of a stored column that everybody may see. */
export function shownVariant({ frozen: _frozen, worstUsd: _worstUsd, ...shown }: StoredVariant) {
  return shown;
}

/** What a comparison asks, and which of its cells have been asked, without what they say. */
const cellsSchema = z.object({
  variants: z.array(storedVariantSchema),
  inputs: z.array(ranInputSchema),
  repeats: z.int(),
  maxCostUsd: z.number().nullable(),
  answers: z.array(answerSchema.pick({ id: true, variantIndex: true, inputIndex: true, repeat: true, status: true })),
});
export type StoredCells = z.infer<typeof cellsSchema>;

export function toCells(row: unknown): StoredCells {
  return cellsSchema.parse(row);
}

const instant = z.coerce.date().transform((date) => date.toISOString());

const rowSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: comparisonStatusSchema,
  inputs: z.array(ranInputSchema),
  variants: z.array(storedVariantSchema),
  repeats: z.int(),
  max_cost_usd: z.number().nullable(),
  created_at: instant,
  finished_at: instant.nullable(),
  answers: z.array(z.record(z.string(), z.unknown())),
  votes: z.array(z.record(z.string(), z.unknown())),
  batches: z.array(z.unknown()),
  last_seq: z.int(),
});

/** A comparison as the store reads it, and what only its runner needs. */
export interface StoredComparison {
  comparison: Comparison;
  variants: StoredVariant[];
}

/** Puts one query's answer together; the events since replay what running answers have said (their rows are written at the end). */
export function toStoredComparison(row: unknown): StoredComparison {
  const parsed = rowSchema.parse(row);
  const answers = parsed.answers.map(toAnswer);
  const events = parsed.batches.flatMap(toEvents);
  const before: Comparison = {
    id: parsed.id,
    name: parsed.name,
    status: parsed.status,
    inputs: parsed.inputs,
    variants: parsed.variants.map(shownVariant),
    repeats: parsed.repeats,
    maxCostUsd: parsed.max_cost_usd,
    answers,
    votes: parsed.votes.map(toVote),
    progress: progressOf(answers),
    createdAt: parsed.created_at,
    finishedAt: parsed.finished_at,
    lastEventId: 0,
  };
  // A row is written when its answer starts and ends; what a running one has said so far stands in the events.
  const replayed = new Map(applyEvents(before, events).answers.map((answer) => [answer.id, answer]));
  const current = answers.map((answer) => {
    const said = answer.status === 'running' ? replayed.get(answer.id) : undefined;
    return said?.status === 'running' ? said : answer;
  });
  return {
    comparison: { ...before, answers: current, lastEventId: parsed.last_seq },
    variants: parsed.variants,
  };
}

const NOTHING_TIMED = { queuedMs: null, retrievalMs: null, firstTokenMs: null, totalMs: null };

export function toAnswer(row: Record<string, unknown>): Answer {
  const { object, reasoning, toolCalls, timings, ...rest } = row;
  return answerSchema.parse({
    ...rest,
    timings: timings ?? NOTHING_TIMED,
    ...(object === null ? {} : { object }),
    ...(reasoning === null ? {} : { reasoning }),
    ...(toolCalls === null ? {} : { toolCalls }),
  });
}

export function toVote(row: Record<string, unknown>): Vote {
  return voteSchema.parse({ ...row, createdAt: instant.parse(row.createdAt) });
}

const batchSchema = z.array(z.object({ seq: z.int(), event: comparisonEventSchema }));

export function toEvents(batch: unknown): NumberedEvent[] {
  return batchSchema.parse(batch);
}
