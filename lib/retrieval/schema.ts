import { z } from 'zod';

const scalar = z.union([z.string().max(1_000), z.number(), z.boolean()]);

/** How deep `all` and `any` may be nested, and how many conditions one filter may have. */
const MOST_DEPTH = 6;
const MOST_CONDITIONS = 100;

const field = z.string().min(1).max(200).meta({
  description:
    '`name`, `mimeType`, `tags` (a list), `page`, or a key of the metadata; `metadata.name` is the key called `name`.',
});

export const conditionSchema = z.union([
  z.strictObject({ field, op: z.enum(['eq', 'ne']), value: scalar }),
  z.strictObject({
    field,
    op: z.enum(['gt', 'gte', 'lt', 'lte']),
    value: z.union([z.string().max(1_000), z.number()]),
  }),
  z.strictObject({ field, op: z.literal('in'), value: z.array(scalar).min(1).max(500) }),
  z.strictObject({ field, op: z.literal('contains'), value: scalar }),
  z.strictObject({ field, op: z.literal('exists'), value: z.boolean() }),
]);
export type Condition = z.infer<typeof conditionSchema>;

export type Filter = Condition | { all: Filter[] } | { any: Filter[] };

/** What zod says of a union that nothing fits is “Invalid input”. */
const FILTER_SHAPE =
  'must be { field, op, value } with an op of eq, ne, in, gt, gte, lt, lte, contains, exists and a value that goes with it, ' +
  'or { all: […] } or { any: […] } of such conditions';

/** Named, so that the API's document names it too. */
const filterNode: z.ZodType<Filter> = z
  .lazy(() =>
    z.union(
      [
        z.strictObject({ all: z.array(filterNode).min(1).max(MOST_CONDITIONS) }),
        z.strictObject({ any: z.array(filterNode).min(1).max(MOST_CONDITIONS) }),
        conditionSchema,
      ],
      FILTER_SHAPE,
    ),
  )
  .meta({ id: 'FilterPart' });

/** Conditions on the documents (and pages) that may be found. Text compares as text, numbers as numbers, never across. */
export const filterSchema = filterNode
  .refine((filter) => depthOf(filter) <= MOST_DEPTH, `may be nested at most ${MOST_DEPTH} deep`)
  .refine((filter) => conditionsIn(filter) <= MOST_CONDITIONS, `may have at most ${MOST_CONDITIONS} conditions`)
  .meta({ id: 'Filter' });

function partsOf(filter: Filter): Filter[] {
  return 'all' in filter ? filter.all : 'any' in filter ? filter.any : [];
}

function depthOf(filter: Filter): number {
  return 1 + Math.max(0, ...partsOf(filter).map(depthOf));
}

function conditionsIn(filter: Filter): number {
  return 'field' in filter ? 1 : partsOf(filter).reduce((sum, part) => sum + conditionsIn(part), 0);
}

export const MODES = ['dense', 'lexical', 'hybrid'] as const;
export const modeSchema = z.enum(MODES);
export type Mode = z.infer<typeof modeSchema>;

const weights = z
  .strictObject({ dense: z.number().min(0).max(1_000), lexical: z.number().min(0).max(1_000) })
  .refine((value) => value.dense + value.lexical > 0, 'one of them must be more than 0')
  .meta({ description: 'How much each leg counts, the same unless told; only their ratio matters.' });

export const fusionSchema = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('rrf'),
    k: z
      .int()
      .min(1)
      .max(1_000)
      .optional()
      .meta({ description: 'How much the first ranks count more; 60 unless told.' }),
    weights: weights.optional(),
  }),
  z.strictObject({ method: z.literal('weighted'), weights: weights.optional() }),
]);
export type FusionSettings = z.infer<typeof fusionSchema>;

const model = z
  .string()
  .min(3)
  .max(300)
  .regex(/^[^/\s]+\/\S+$/, 'is written provider/model');

export const mmrSchema = z.strictObject({
  lambda: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .meta({ description: 'From 0, only what differs from the passages before it, to 1, only what is relevant.' }),
});

export const rerankSchema = z.strictObject({
  model: model.meta({ description: '`builtin/lexical-rerank`, a model made for it, or any chat model.' }),
  topN: z
    .int()
    .min(1)
    .max(200)
    .default(50)
    .meta({ description: 'How many of the best it hands on. It reads as many, and no fewer than topK.' }),
});
export type RerankSettings = z.infer<typeof rerankSchema>;

export const EXPANSION_METHODS = ['hyde', 'multi-query'] as const;
export const expandSchema = z.strictObject({
  method: z.enum(EXPANSION_METHODS).meta({
    description:
      '`hyde`: the chat model writes a passage that could answer, and what is near to it is looked for too. `multi-query`: it asks in other words, and each passage counts with the wording that suits it best.',
  }),
  model: model.meta({ description: 'A chat model.' }),
});
export type ExpansionSettings = z.infer<typeof expandSchema>;

const retrievalFields = {
  mode: modeSchema,
  topK: z.int().min(1).max(200),
  efSearch: z
    .int()
    .min(1)
    .max(1_000)
    .optional()
    .meta({ description: 'HNSW: how many neighbours are kept while looking.' }),
  probes: z
    .int()
    .min(1)
    .max(32_768)
    .optional()
    .meta({ description: 'IVFFlat: how many lists are looked through; the square root of their number unless told.' }),
  fusion: fusionSchema.optional().meta({
    description: 'Of a hybrid search. `weighted` unless told, with weights that suit the question and the index.',
  }),
  candidates: z.int().min(1).max(1_000).optional().meta({
    description:
      'How many each leg of a hybrid search hands to the fusion, and how many MMR chooses from: the larger of 100 and topK unless told.',
  }),
  minScore: z
    .number()
    .optional()
    .meta({ description: 'Hits whose `score` is less are left out; after reranking, the reranker’s score.' }),
  filter: filterSchema.optional(),
  mmr: mmrSchema.optional().meta({
    description: 'Maximal marginal relevance: each next passage is the most relevant that least repeats those before.',
  }),
  rerank: rerankSchema.optional(),
  expand: expandSchema.optional(),
  maxContextTokens: z.int().min(1).max(1_000_000).optional().meta({
    description:
      'What goes to the model has at most so many tokens of o200k_base; the first hit that doesn’t fit ends the list.',
  }),
};

/** How an index is asked. */
export const retrievalSchema = z
  .strictObject({ indexId: z.string().min(1).max(100), ...retrievalFields })
  .meta({ id: 'Retrieval' });
export type Retrieval = z.infer<typeof retrievalSchema>;

/** A passage of a document: by offsets (UTF-16 code units, `end` exclusive) or by its words. */
export const spanSchema = z
  .union([
    z
      .strictObject({ documentId: z.string().min(1).max(100), start: z.int().nonnegative(), end: z.int().positive() })
      .refine((span) => span.end > span.start, 'end must be after start'),
    z.strictObject({ documentName: z.string().min(1).max(1_000), quote: z.string().trim().min(1).max(8_000) }),
  ])
  .meta({ id: 'Span' });
export type Span = z.infer<typeof spanSchema>;

export const searchSchema = z.strictObject({
  query: z.string().trim().min(1, 'must not be empty').max(8_000),
  ...retrievalFields,
  mode: modeSchema.default('hybrid'),
  topK: retrievalFields.topK.default(10),
  explain: z.boolean().optional(),
  expected: z.array(spanSchema).min(1).max(20).optional(),
});
export type Search = z.infer<typeof searchSchema>;

const stageSchema = z.object({ rank: z.int(), score: z.number() });
export const matchedTermSchema = z.object({ term: z.string(), weight: z.number() });
export type MatchedTerm = z.infer<typeof matchedTermSchema>;

export const hitSchema = z
  .object({
    rank: z.int(),
    chunkId: z.string(),
    documentId: z.string(),
    documentName: z.string(),
    version: z.int().optional().meta({ description: 'Of the document, as it was indexed: offsets count in its text.' }),
    start: z.int(),
    end: z.int(),
    page: z.int().nullable(),
    headingPath: z.array(z.string()),
    text: z.string(),
    context: z
      .object({ start: z.int(), end: z.int(), text: z.string() })
      .meta({ description: 'What goes to the model: the parent or the window, where the chunking has one.' }),
    score: z.number(),
    stages: z.object({
      dense: stageSchema.optional(),
      lexical: stageSchema.extend({ terms: z.array(matchedTermSchema) }).optional(),
      fusion: stageSchema.optional(),
      rerank: stageSchema.optional(),
      mmr: stageSchema.optional(),
    }),
  })
  .meta({ id: 'Hit' });
export type Hit = z.infer<typeof hitSchema>;

export const lostAtSchema = z.enum([
  'document',
  'chunking',
  'filter',
  'dense',
  'lexical',
  'candidates',
  'rerank',
  'minScore',
  'mmr',
  'topK',
  'maxContextTokens',
]);
export type LostAt = z.infer<typeof lostAtSchema>;

const rankOrNull = z.int().nullable();

/** Where the chunks that hold an expected passage stood at every stage, and which stage lost it. */
export const journeySchema = z
  .object({
    span: spanSchema,
    chunks: z.array(
      z.object({
        chunkId: z.string(),
        documentId: z.string(),
        start: z.int(),
        end: z.int(),
        holds: z.enum(['whole', 'part']).meta({ description: 'Whether it holds the whole passage or a part of it.' }),
        stages: z.object({
          dense: rankOrNull.optional(),
          lexical: rankOrNull.optional(),
          fusion: rankOrNull.optional(),
          rerank: rankOrNull.optional(),
          mmr: rankOrNull.optional(),
          result: rankOrNull,
        }),
      }),
    ),
    lostAt: lostAtSchema.nullable().meta({ description: 'Null where the passage was returned.' }),
    detail: z.string(),
  })
  .meta({ id: 'Journey' });
export type Journey = z.infer<typeof journeySchema>;

/** A call to a model that the search itself made. */
export const modelCallSchema = z.object({
  step: z.enum(['expand', 'rerank']),
  model: z.string(),
  usage: z.object({ inputTokens: z.number(), outputTokens: z.number(), estimated: z.boolean().optional() }),
  costUsd: z.number().nullable().meta({ description: 'US dollars; null where the price is not known.' }),
});
export type ModelCall = z.infer<typeof modelCallSchema>;

/** Why a passage that was ranked is not among the hits. */
export const leftOutReasonSchema = z.enum(['rerank', 'minScore', 'mmr', 'topK', 'maxContextTokens']);
export type LeftOutReason = z.infer<typeof leftOutReasonSchema>;

export const leftOutSchema = z.object({
  chunkId: z.string(),
  documentId: z.string(),
  documentName: z.string(),
  start: z.int(),
  score: z.number(),
  reason: leftOutReasonSchema,
  detail: z.string(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

const scoreRange = z.object({ least: z.number(), most: z.number() });

/** With `explain`: what the question was turned into, how it was compared, and what was left out at the end. */
const explanationSchema = z.object({
  terms: z
    .array(z.string())
    .meta({ description: 'What was looked up by BM25, stemmed by the languages of the index.' }),
  languages: z.array(z.string().nullable()),
  candidates: z.int(),
  fusion: fusionSchema.nullable(),
  ranges: z.object({ dense: scoreRange.nullable(), lexical: scoreRange.nullable() }).nullable().meta({
    description: 'Of the candidates’ scores in each leg: `weighted` fusion counts each from its least to its most.',
  }),
  vectors: z
    .enum(['exact', 'hnsw', 'ivfflat'])
    .nullable()
    .meta({ description: 'How they were compared; `exact` where a filter leaves few enough to compare them all.' }),
  filtered: z
    .string()
    .nullable()
    .meta({ description: 'What a filter, or documents deleted since the build, meant for the comparison.' }),
  expansion: z
    .object({
      method: z.enum(EXPANSION_METHODS),
      model: z.string(),
      texts: z.array(z.string()).meta({ description: 'What the model wrote: other questions, or a passage.' }),
    })
    .nullable(),
  context: z.object({
    tokens: z.int().meta({ description: 'Of everything that goes to the model, shared passages counted once.' }),
    most: z.int().nullable().meta({ description: '`maxContextTokens`.' }),
  }),
  leftOut: z
    .array(leftOutSchema)
    .meta({ description: 'The best 20 that were ranked and are not among the hits, each with what it failed at.' }),
});
export type Explanation = z.infer<typeof explanationSchema>;

export const searchResultSchema = z
  .object({
    hits: z.array(hitSchema),
    explanation: explanationSchema.optional(),
    timings: z.object({
      expandMs: z.number(),
      embedMs: z.number(),
      searchMs: z.number(),
      rerankMs: z.number(),
      totalMs: z.number(),
    }),
    calls: z.array(modelCallSchema).optional().meta({ description: 'Where the search called models: what each cost.' }),
    journey: z.array(journeySchema).optional(),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResultSchema>;

export const measureHealthSchema = z.strictObject({
  sample: z.int().min(1).max(200).default(50).meta({ description: 'How many questions are tried at most.' }),
  topK: z.int().min(1).max(100).default(10),
  questions: z.array(z.string().trim().min(1).max(8_000)).min(1).max(200).optional(),
});
export type MeasureHealth = z.infer<typeof measureHealthSchema>;

export const healthPointSchema = z.object({
  value: z.int(),
  recall: z.number().meta({ description: 'The share of the exact nearest neighbours that was found, on average.' }),
  latencyMs: z.object({ p50: z.number(), p95: z.number() }),
});
export type HealthPoint = z.infer<typeof healthPointSchema>;

/** How well an approximate index finds what an exact search finds. */
export const indexHealthSchema = z
  .object({
    setting: z
      .enum(['efSearch', 'probes'])
      .nullable()
      .meta({ description: 'Null for an index that searches exactly.' }),
    inUse: z.int().nullable().meta({ description: 'The value that a search has unless told.' }),
    source: z.enum(['given', 'questions', 'sentences', 'none']).meta({
      description: 'What was asked: questions of the workspace, or sentences of the index’s own chunks.',
    }),
    questions: z.int(),
    topK: z.int(),
    exactMs: z.number().nullable().meta({ description: 'Median of comparing every vector.' }),
    points: z.array(healthPointSchema),
    recommended: z
      .int()
      .nullable()
      .meta({ description: 'The least value with a recall of 0.95, or the best there is.' }),
  })
  .meta({ id: 'IndexHealth' });
export type IndexHealth = z.infer<typeof indexHealthSchema>;
