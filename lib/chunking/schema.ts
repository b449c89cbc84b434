import { z } from 'zod';

/** Largest chunk, in either unit. */
export const MAXIMUM_CHUNK_SIZE = 100_000;

export const chunkUnitSchema = z.enum(['token', 'character']).meta({
  description: 'What sizes count: tokens of o200k_base, or UTF-16 code units.',
});
export type ChunkUnit = z.infer<typeof chunkUnitSchema>;

const sizing = {
  size: z
    .int()
    .min(1)
    .max(MAXIMUM_CHUNK_SIZE)
    .default(400)
    .meta({ description: 'No chunk is longer, unless a single character is.' }),
  overlap: z
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'How much of the chunk before may be repeated; less than the size.' }),
  unit: chunkUnitSchema.default('token'),
};

/** Refused with the path of the field to mend. */
const overlapBelowSize = {
  check: ({ size, overlap }: { size: number; overlap: number }) => overlap < size,
  message: { path: ['overlap'], error: 'must be less than size' },
};

function settingsOf<Strategy extends string>(strategy: Strategy) {
  return z
    .strictObject({ strategy: z.literal(strategy), ...sizing })
    .refine(overlapBelowSize.check, overlapBelowSize.message);
}

const fixedSchema = settingsOf('fixed');
const recursiveSchema = settingsOf('recursive');
const sentenceSchema = settingsOf('sentence');
const markdownSchema = settingsOf('markdown');
const semanticSchema = settingsOf('semantic');

const sentenceWindowSchema = z
  .strictObject({
    strategy: z.literal('sentence-window'),
    ...sizing,
    windowSentences: z
      .int()
      .min(1)
      .max(50)
      .default(3)
      .meta({ description: 'How many sentences on either side go to the model with the one that was found.' }),
  })
  .refine(overlapBelowSize.check, overlapBelowSize.message);

const parentChildSchema = z
  .strictObject({
    strategy: z.literal('parent-child'),
    ...sizing,
    size: sizing.size.default(120),
    parentSize: z
      .int()
      .min(1)
      .max(MAXIMUM_CHUNK_SIZE)
      .default(800)
      .meta({ description: 'The longest passage that goes to the model, in the same unit; at least the size.' }),
  })
  .refine(overlapBelowSize.check, overlapBelowSize.message)
  .refine(({ size, parentSize }) => parentSize >= size, { path: ['parentSize'], error: 'must be at least size' });

/** How documents are cut into chunks. */
export const chunkingSchema = z.discriminatedUnion('strategy', [
  fixedSchema,
  recursiveSchema,
  sentenceSchema,
  markdownSchema,
  semanticSchema,
  sentenceWindowSchema,
  parentChildSchema,
]);
export type Chunking = z.infer<typeof chunkingSchema>;
export type ChunkingStrategyId = Chunking['strategy'];

/** What a person chooses from: the settings form and the API's documentation are drawn from this list. */
export interface ChunkingStrategyDescription {
  id: ChunkingStrategyId;
  label: string;
  description: string;
  settings: z.ZodType<Chunking>;
  /** What the form begins with. */
  defaults: Chunking;
}

export const chunkingStrategies: readonly ChunkingStrategyDescription[] = [
  {
    id: 'recursive',
    label: 'Recursive',
    description: 'Keeps paragraphs together, then sentences, then words, for as long as they fit.',
    settings: recursiveSchema,
    defaults: { strategy: 'recursive', size: 400, overlap: 50, unit: 'token' },
  },
  {
    id: 'markdown',
    label: 'Sections',
    description: 'One section of the outline each; long ones are cut between paragraphs, rows and sentences.',
    settings: markdownSchema,
    defaults: { strategy: 'markdown', size: 400, overlap: 0, unit: 'token' },
  },
  {
    id: 'sentence',
    label: 'Sentences',
    description: 'As many whole sentences as fit.',
    settings: sentenceSchema,
    defaults: { strategy: 'sentence', size: 200, overlap: 40, unit: 'token' },
  },
  {
    id: 'semantic',
    label: 'By topic',
    description: 'Breaks where neighbouring sentences mean different things, as the embedding model sees them.',
    settings: semanticSchema,
    defaults: { strategy: 'semantic', size: 400, overlap: 0, unit: 'token' },
  },
  {
    id: 'sentence-window',
    label: 'Sentence windows',
    description: 'Searches single sentences; the model is given the sentences around them too.',
    settings: sentenceWindowSchema,
    defaults: { strategy: 'sentence-window', size: 200, overlap: 0, unit: 'token', windowSentences: 3 },
  },
  {
    id: 'parent-child',
    label: 'Parents and children',
    description: 'Searches small chunks; the model is given the larger passage that each is a part of.',
    settings: parentChildSchema,
    defaults: { strategy: 'parent-child', size: 120, overlap: 0, unit: 'token', parentSize: 800 },
  },
  {
    id: 'fixed',
    label: 'Fixed size',
    description: 'Windows of one size, cut between words where there are any.',
    settings: fixedSchema,
    defaults: { strategy: 'fixed', size: 400, overlap: 50, unit: 'token' },
  },
];

const offset = z.int().nonnegative();
const spanSchema = z.object({ start: offset, end: offset });

/** A chunk as the API gives it. */
export const chunkSchema = z.object({
  start: offset,
  end: offset,
  text: z.string(),
  tokens: z.int().nonnegative().meta({ description: 'Tokens of o200k_base.' }),
  headingPath: z.array(z.string()).meta({ description: 'The titles of the sections it lies in, outermost first.' }),
  page: z.int().positive().nullable().meta({ description: 'The page that its start lies on.' }),
  parent: spanSchema
    .nullable()
    .meta({ description: 'What goes to the model instead of the chunk, where the strategy has such a thing.' }),
});
export type Chunk = z.infer<typeof chunkSchema>;

/** Longest text that is cut for a preview, in UTF-16 code units; it is cut while the caller waits. */
const LONGEST_PREVIEW = 10_000_000;

export const chunkingPreviewSchema = z
  .strictObject({
    documentId: z.string().min(1).max(100).optional(),
    text: z.string().max(LONGEST_PREVIEW).optional(),
    chunking: chunkingSchema,
    embedding: z
      .strictObject({
        model: z
          .string()
          .min(3)
          .max(300)
          .regex(/^[^/\s]+\/\S+$/, 'is written provider/model'),
        dimensions: z.int().min(1).max(4_096).optional(),
      })
      .optional()
      .meta({
        description:
          'What `semantic` compares sentences by: `builtin/lexical` unless told. Another model is called and paid for.',
      }),
  })
  .refine(({ documentId, text }) => (documentId === undefined) !== (text === undefined), {
    path: ['documentId'],
    error: 'give either documentId or text',
  });
export type ChunkingPreview = z.infer<typeof chunkingPreviewSchema>;

export const chunkingPreviewResultSchema = z.object({ chunks: z.array(chunkSchema) });
export type ChunkingPreviewResult = z.infer<typeof chunkingPreviewResultSchema>;
