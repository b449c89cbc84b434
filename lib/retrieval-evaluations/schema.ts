import { z } from 'zod';
import { chunkingSchema } from '@/lib/chunking/schema';
import { createIndexSchema, embeddingSettingsSchema, searchStructureSchema } from '@/lib/indexes/schema';
import { modeSchema, retrievalSchema } from '@/lib/retrieval/schema';

export const MOST_RETRIEVALS = 12;

const name = z.string().trim().min(1, 'must not be empty').max(200);

export const namedRetrievalSchema = z
  .strictObject({
    name: name.optional().meta({ description: 'The name of its index and its mode unless told.' }),
    ...retrievalSchema.shape,
  })
  .meta({ id: 'NamedRetrieval' });
export type NamedRetrieval = z.infer<typeof namedRetrievalSchema>;

const ks = z
  .array(z.int().min(1).max(200))
  .min(1)
  .max(10)
  .default([1, 3, 5, 10])
  .transform((values) => [...new Set(values)].sort((a, b) => a - b))
  .meta({ description: 'Cut-offs at which everything is measured.' });

const minCoverage = z.number().min(0).max(1).default(0.5).meta({
  description:
    'How much of a passage the chunks must hold together for it to count as found: 0, any character of it; 1, all of it. Whole pages and documents count as found with the first chunk that lies in them.',
});

const asked = {
  name: name.optional(),
  datasetId: z.string().min(1).max(100),
  datasetVersion: z.int().min(1).optional().meta({ description: 'The newest unless told.' }),
  ks,
  minCoverage,
};

export const createRetrievalEvaluationSchema = z.strictObject({
  ...asked,
  retrievals: z.array(namedRetrievalSchema).min(1).max(MOST_RETRIEVALS),
});
export type CreateRetrievalEvaluation = z.infer<typeof createRetrievalEvaluationSchema>;

/** Every chunking × embedding × mode; lexical search knows no embedding, so it comes once for each chunking. */
export const retrievalGridSchema = z.strictObject({
  ...asked,
  collectionId: z.string().min(1).max(100),
  chunkings: z.array(chunkingSchema).min(1).max(MOST_RETRIEVALS),
  embeddings: z
    .array(embeddingSettingsSchema)
    .min(1)
    .max(MOST_RETRIEVALS)
    .default([{ model: 'builtin/lexical' }]),
  search: searchStructureSchema.default({ type: 'exact', distance: 'cosine', precision: 'full' }),
  modes: z.array(modeSchema).min(1).max(3).default(['hybrid']),
  topK: z.int().min(1).max(200).default(10),
  maxCostUsd: z.number().nonnegative().optional().meta({
    description: 'Of all builds together: each may cost its share, and the evaluation ends where one would cost more.',
  }),
});
export type RetrievalGrid = z.infer<typeof retrievalGridSchema>;

export const gridEstimateSchema = z
  .object({
    retrievals: z.array(z.object({ name: z.string(), indexId: z.string().nullable() })),
    builds: z.int().meta({ description: 'Indexes that are not there yet.' }),
    reused: z.int(),
    questions: z.int(),
    searches: z.int(),
    tokens: z.int().meta({ description: 'To be embedded.' }),
    costUsd: z.number().nullable().meta({ description: 'Of the builds; null where a price is not known.' }),
    seconds: z.number().nullable().meta({
      description:
        'From the builds and searches that this workspace has seen; null where nothing like it was built yet.',
    }),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'RetrievalGridEstimate' });
export type GridEstimate = z.infer<typeof gridEstimateSchema>;

export const evaluationStatusSchema = z.enum(['queued', 'building', 'running', 'done', 'stopped', 'failed']);
export type EvaluationStatus = z.infer<typeof evaluationStatusSchema>;

export const ranRetrievalSchema = retrievalSchema.extend({
  name: z.string(),
  indexId: z.string().max(100).meta({ description: 'Empty as long as a grid has not begun to build its index.' }),
});
export type RanRetrieval = z.infer<typeof ranRetrievalSchema>;

/** An index that a grid needs: where it isn't there yet, its place in the plan is empty until it is begun. */
export const plannedBuildSchema = z.object({
  index: createIndexSchema,
  indexId: z.string().nullable(),
  retrievals: z.array(z.int()),
});
export type PlannedBuild = z.infer<typeof plannedBuildSchema>;

const interval = z.object({ low: z.number(), high: z.number(), level: z.number() });

const measured = z.object({
  mean: z.number(),
  interval: interval.nullable().meta({ description: '95 % bootstrap (BCa); null for fewer than two questions.' }),
  n: z.int(),
});
const atEachK = z.record(z.string(), measured).meta({ description: 'By k.' });

export const retrievalResultSchema = z
  .object({
    retrievalIndex: z.int(),
    name: z.string(),
    n: z.int().meta({ description: 'Questions that were asked and count.' }),
    failed: z.int().meta({ description: 'Questions whose search failed; they count in no mean.' }),
    recall: atEachK,
    precision: atEachK,
    hitRate: atEachK,
    mrr: atEachK,
    ndcg: atEachK,
    latencyMs: z.object({ p50: z.number(), p95: z.number() }).nullable(),
    annRecall: z.number().nullable().meta({
      description: 'How many of the exact nearest neighbours the vector search found; null without vectors.',
    }),
    costUsd: z
      .number()
      .nullable()
      .meta({ description: 'Of the questions, US dollars; null where a price is not known.' }),
    index: z.object({
      id: z.string(),
      name: z.string(),
      chunks: z.int(),
      tokens: z.int(),
      buildMs: z.int().nullable(),
      costUsd: z.number().nullable(),
    }),
  })
  .meta({ id: 'RetrievalResult' });
export type RetrievalResult = z.infer<typeof retrievalResultSchema>;

export const metricSchema = z.enum(['recall', 'precision', 'hitRate', 'mrr', 'ndcg']);

export const retrievalPairSchema = z
  .object({
    a: z.int(),
    b: z.int(),
    metric: metricSchema,
    k: z.int(),
    n: z.int(),
    difference: z.number().meta({ description: 'The mean of a − b on the questions that both answered.' }),
    interval: interval.nullable(),
    p: z.number(),
    pAdjusted: z.number().meta({ description: 'After Holm, among all pairs at this metric and k.' }),
    test: z.string(),
    verdict: z.enum(['better', 'worse', 'no difference shown', 'too few']).meta({ description: 'Of a against b.' }),
  })
  .meta({ id: 'RetrievalPair' });
export type RetrievalPair = z.infer<typeof retrievalPairSchema>;

export const storedResultsSchema = z.object({
  results: z.array(retrievalResultSchema),
  pairs: z.array(retrievalPairSchema),
});
export type StoredResults = z.infer<typeof storedResultsSchema>;

export const evaluatedCaseSchema = z
  .object({
    caseId: z.string(),
    caseKey: z.string().nullable(),
    question: z.string(),
    passages: z.array(
      z.object({
        documentName: z.string(),
        quote: z.string().nullable(),
        page: z.int().nullable(),
        place: z
          .object({ documentId: z.string(), start: z.int(), end: z.int() })
          .nullable()
          .meta({ description: 'Where it stands in the document as it is now.' }),
      }),
    ),
    ranks: z.array(z.array(z.int().nullable()).nullable()).meta({
      description: 'For each retrieval the rank at which each passage was found; null where the search failed.',
    }),
    errors: z.array(z.string().nullable()).meta({ description: 'For each retrieval why its search failed.' }),
  })
  .meta({ id: 'EvaluatedCase' });
export type EvaluatedCase = z.infer<typeof evaluatedCaseSchema>;

export const retrievalEvaluationSummarySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    datasetId: z.string(),
    datasetName: z.string(),
    datasetVersion: z.int(),
    ks: z.array(z.int()),
    minCoverage: z.number(),
    retrievals: z.array(ranRetrievalSchema),
    builds: z
      .object({ done: z.int(), total: z.int() })
      .nullable()
      .meta({ description: 'Of a grid: indexes that it builds first.' }),
    status: evaluationStatusSchema,
    progress: z.object({ done: z.int(), total: z.int() }).meta({ description: 'In searches.' }),
    error: z.object({ code: z.string(), detail: z.string() }).nullable(),
    warnings: z.array(z.string()),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'RetrievalEvaluationSummary' });
export type RetrievalEvaluationSummary = z.infer<typeof retrievalEvaluationSummarySchema>;

export const retrievalEvaluationSchema = retrievalEvaluationSummarySchema
  .extend({
    results: z.array(retrievalResultSchema).nullable().meta({ description: 'Null until it has ended.' }),
    pairs: z.array(retrievalPairSchema).nullable(),
    cases: z.array(evaluatedCaseSchema).nullable(),
  })
  .meta({ id: 'RetrievalEvaluation' });
export type RetrievalEvaluation = z.infer<typeof retrievalEvaluationSchema>;
