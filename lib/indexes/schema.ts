import { z } from 'zod';
import { chunkingSchema, chunkSchema } from '@/lib/chunking/schema';

export const embeddingSettingsSchema = z.strictObject({
  model: z
    .string()
    .min(3)
    .max(300)
    .regex(/^[^/\s]+\/\S+$/, 'is written provider/model'),
  dimensions: z
    .int()
    .min(1)
    .max(4_096)
    .optional()
    .meta({ description: 'Only for models that can shorten their vectors.' }),
});
export type EmbeddingSettings = z.infer<typeof embeddingSettingsSchema>;

export const distanceSchema = z.enum(['cosine', 'inner-product', 'l2']);
export type Distance = z.infer<typeof distanceSchema>;

export const precisionSchema = z.enum(['full', 'half', 'binary']).meta({
  description:
    'Of what is compared: 32 or 16 bits a dimension, or one, its candidates then put in order by the full vectors.',
});
export type Precision = z.infer<typeof precisionSchema>;

/** The most dimensions that pgvector takes into an HNSW or IVFFlat structure. */
export const MOST_DIMENSIONS: Record<Precision, number> = { full: 2_000, half: 4_000, binary: 64_000 };

const distance = distanceSchema.default('cosine');
const precision = precisionSchema.default('full');

/** How many lists an IVFFlat structure has unless told: the square root of the number of chunks. */
export function defaultLists(chunks: number): number {
  return Math.min(32_768, Math.max(1, Math.round(Math.sqrt(chunks))));
}

/** How many of them a search looks through unless told. */
export function defaultProbes(lists: number): number {
  return Math.max(1, Math.ceil(Math.sqrt(lists)));
}

export const searchStructureSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('exact'), distance, precision }),
  z
    .strictObject({
      type: z.literal('hnsw'),
      distance,
      precision,
      m: z.int().min(2).max(100).default(16).meta({ description: 'Neighbours of each vector in the graph.' }),
      efConstruction: z
        .int()
        .min(4)
        .max(1_000)
        .default(64)
        .meta({ description: 'Neighbours looked at while building.' }),
    })
    .refine((search) => search.efConstruction >= 2 * search.m, 'efConstruction must be at least 2 × m'),
  z.strictObject({
    type: z.literal('ivfflat'),
    distance,
    precision,
    lists: z
      .int()
      .min(1)
      .max(32_768)
      .optional()
      .meta({ description: 'Lists that the vectors are sorted into: the square root of their number unless told.' }),
  }),
]);
export type SearchStructure = z.infer<typeof searchStructureSchema>;

const maxCostUsd = z
  .number()
  .nonnegative()
  .optional()
  .meta({ description: 'The build stops before it costs more than this many US dollars.' });

export const createIndexSchema = z.strictObject({
  name: z.string().trim().min(1, 'must not be empty').max(200),
  collectionId: z.string().min(1).max(100),
  chunking: chunkingSchema,
  embedding: embeddingSettingsSchema,
  search: searchStructureSchema,
  maxCostUsd,
});
export type CreateIndex = z.infer<typeof createIndexSchema>;

export const refreshIndexSchema = z.strictObject({ maxCostUsd });
export type RefreshIndex = z.infer<typeof refreshIndexSchema>;

export const estimateIndexSchema = z.strictObject({
  collectionId: z.string().min(1).max(100),
  chunking: chunkingSchema,
  embedding: embeddingSettingsSchema,
});
export type EstimateIndex = z.infer<typeof estimateIndexSchema>;

export const indexEstimateSchema = z
  .object({
    documents: z.int(),
    characters: z.int(),
    tokens: z.int().meta({ description: 'To be embedded, overlaps included; an estimate.' }),
    costUsd: z.number().nullable().meta({
      description: 'US dollars, about: tokens are counted on a sample of the texts; null where the price is not known.',
    }),
  })
  .meta({ id: 'IndexEstimate' });
export type IndexEstimate = z.infer<typeof indexEstimateSchema>;

export const indexStatusSchema = z.enum(['building', 'ready', 'stale', 'failed']);

export const indexWarningSchema = z.object({ code: z.string(), detail: z.string() });
export const indexErrorSchema = z.object({ code: z.string(), detail: z.string() });

export const indexSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    collectionId: z.string(),
    collectionName: z.string(),
    chunking: chunkingSchema,
    embedding: embeddingSettingsSchema,
    search: searchStructureSchema,
    status: indexStatusSchema,
    searchable: z
      .boolean()
      .meta({ description: 'True as soon as one build was finished, also while the next one runs.' }),
    progress: z.object({ done: z.int(), total: z.int() }).meta({ description: 'In characters of text.' }),
    error: indexErrorSchema.nullable(),
    warnings: z.array(indexWarningSchema),
    chunks: z.int(),
    documents: z.int(),
    tokens: z.int(),
    costUsd: z.number().nullable().meta({ description: 'Paid so far, all builds; null where the price is not known.' }),
    buildMs: z.int().nullable(),
    storage: z
      .object({
        vectorBytes: z.number(),
        structureBytes: z.number().meta({ description: 'The HNSW or IVFFlat structure over them.' }),
        lexicalBytes: z.number(),
        textBytes: z.number(),
        structureMs: z
          .number()
          .meta({ description: 'Making the structure in one go; 0 where it grew with the chunks.' }),
        lists: z.int().nullable(),
      })
      .nullable()
      .meta({
        description: 'What the build in use takes up, in bytes. Null before, and of builds of earlier versions.',
      }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Index' });
export type Index = z.infer<typeof indexSchema>;

export const indexListSchema = z.object({ items: z.array(indexSchema), nextCursor: z.string().nullable() });
export type IndexList = z.infer<typeof indexListSchema>;

/** Where a killed build goes on; saved together with the chunks that it speaks of. */
export const buildCheckpointSchema = z.object({
  /** The document whose first chunks are in the tables already. */
  partial: z.object({ documentId: z.string(), revision: z.int(), firstChunk: z.int() }).nullable().default(null),
  /** US dollars of this build so far; null where the price is not known. */
  costUsd: z.number().nullable().default(0),
  elapsedMs: z.number().default(0),
  /** How often it failed without a known reason. */
  failures: z.int().default(0),
  dimensions: z.int().nullable().default(null),
  /** Where the vectors so far come from (lib/embeddings). */
  source: z.string().nullable().default(null),
});
export type BuildCheckpoint = z.infer<typeof buildCheckpointSchema>;

export const buildStorageSchema = z.object({
  vectorBytes: z.number(),
  structureBytes: z.number(),
  lexicalBytes: z.number(),
  textBytes: z.number(),
  structureMs: z.number(),
});
export type BuildStorage = z.infer<typeof buildStorageSchema>;

export const buildStatisticsSchema = z.object({
  /** Of an IVFFlat structure. */
  lists: z.int().nullable().default(null),
  storage: buildStorageSchema.nullable().default(null),
  chunks: z.int(),
  averageLength: z.number(),
  vocabulary: z.int(),
  dimensions: z.int(),
  languages: z.array(z.string().nullable()),
  /** Where the vectors come from; a question from elsewhere can't be compared. Unknown for the first version's builds. */
  source: z.string().nullable().default(null),
});
export type BuildStatistics = z.infer<typeof buildStatisticsSchema>;

export const documentChunksSchema = z
  .object({
    indexId: z.string(),
    documentId: z.string(),
    version: z.int().nullable().meta({
      description: 'Of the document, as it was indexed; null where the index was built before versions were kept.',
    }),
    chunks: z.array(chunkSchema.extend({ chunkId: z.string() })),
  })
  .meta({ id: 'DocumentChunks' });
export type DocumentChunks = z.infer<typeof documentChunksSchema>;
