import { z } from 'zod';

const scalar = z.union([z.string().max(1_000), z.number(), z.boolean()]);

/** How deep `all` and `any` may be nested, and how many conditions one filter may have. */
const MOST_DEPTH = 6;
const MOST_CONDITIONS = 100;

const field = z.string().min(1).max(200).meta({
  description: '`name`, `mimeType`, `page`, or a key of the metadata; `metadata.name` is the key called `name`.',
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

const filterNode: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(filterNode).min(1).max(MOST_CONDITIONS) }),
    z.strictObject({ any: z.array(filterNode).min(1).max(MOST_CONDITIONS) }),
    conditionSchema,
  ]),
);

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

const retrievalFields = {
  mode: modeSchema,
  topK: z.int().min(1).max(200),
  efSearch: z
    .int()
    .min(1)
    .max(1_000)
    .optional()
    .meta({ description: 'HNSW: how many neighbours are kept while looking.' }),
  fusion: fusionSchema
    .optional()
    .meta({ description: 'Of a hybrid search. `weighted` unless told, with weights that suit the index.' }),
  candidates: z.int().min(1).max(1_000).optional().meta({
    description: 'How many each leg of a hybrid search hands to the fusion: the larger of 100 and topK unless told.',
  }),
  minScore: z.number().optional(),
  filter: filterSchema.optional(),
  maxContextTokens: z.int().min(1).max(1_000_000).optional(),
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
  'minScore',
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
          result: rankOrNull,
        }),
      }),
    ),
    lostAt: lostAtSchema.nullable().meta({ description: 'Null where the passage was returned.' }),
    detail: z.string(),
  })
  .meta({ id: 'Journey' });
export type Journey = z.infer<typeof journeySchema>;

/** With `explain`: what the question was turned into, and how it was compared. */
const explanationSchema = z.object({
  terms: z
    .array(z.string())
    .meta({ description: 'What was looked up by BM25, stemmed by the languages of the index.' }),
  languages: z.array(z.string().nullable()),
  candidates: z.int(),
  fusion: fusionSchema.nullable(),
  vectors: z.enum(['exact', 'hnsw']).nullable().meta({ description: 'A filter makes the comparison exact.' }),
});

export const searchResultSchema = z
  .object({
    hits: z.array(hitSchema),
    explanation: explanationSchema.optional(),
    timings: z.object({ embedMs: z.number(), searchMs: z.number(), rerankMs: z.number(), totalMs: z.number() }),
    journey: z.array(journeySchema).optional(),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResultSchema>;
