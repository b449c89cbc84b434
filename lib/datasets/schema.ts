import { z } from 'zod';

/** How many cases one dataset may have, and passages one case. */
export const MOST_CASES = 50_000;
const MOST_PASSAGES = 50;
const MOST_TAGS = 50;
const LONGEST_CASE = 200_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: string) => !value.includes('\0') && value.isWellFormed();

/** Any JSON that Postgres can hold: no NUL, no half of a surrogate pair, at most 64 levels deep. Keys are plain data (T26). */
const isJson = (value: unknown, depth = 64): boolean => {
  if (depth < 0) return false;
  if (typeof value === 'string') return isText(value);
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth - 1));
  if (isRecord(value)) return Object.keys(value).every((key) => isText(key) && isJson(value[key], depth - 1));
  return value === null || typeof value === 'boolean' || Number.isFinite(value);
};

const text = (max: number) => z.string().max(max).refine(isText, 'must not hold NUL characters or lone surrogates');

export const jsonValueSchema = z
  .custom<unknown>((value) => value !== undefined && isJson(value) && JSON.stringify(value).length <= LONGEST_CASE, {
    error: 'must be JSON of at most 200,000 characters',
  })
  .meta({ override: { type: ['string', 'number', 'boolean', 'object', 'array'] } });

/** What is asked: `question`, and whatever else a prompt's variables need. */
export const caseInputSchema = z
  .custom<{ question: string } & Record<string, unknown>>(
    (value) =>
      isRecord(value) &&
      typeof value.question === 'string' &&
      value.question.trim() !== '' &&
      value.question.length <= 32_000 &&
      isJson(value) &&
      JSON.stringify(value).length <= LONGEST_CASE,
    'must be an object with a `question` of 1 to 32,000 characters and other JSON values, 200,000 characters in all',
  )
  .meta({
    override: { type: 'object', required: ['question'], additionalProperties: true },
    description: '`question`, a text of 1 to 32,000 characters, and any other values that a prompt needs.',
  });
export type CaseInput = z.infer<typeof caseInputSchema>;

const documentName = text(1_000).min(1);
const page = z.int().min(1).max(1_000_000);

/**
 * A passage that answers a question: by offsets, by its words, or a whole page or document where no more is known. With
 * several the first that fits counts; the further fields of an export are read back.
 */
export const evidenceInputSchema = z
  .union([
    z
      .strictObject({
        documentId: z.string().min(1).max(100),
        start: z.int().nonnegative(),
        end: z.int().positive(),
        documentName: documentName.optional(),
        quote: text(20_000).optional(),
      })
      .refine((span) => span.end > span.start, 'end must be after start'),
    z.strictObject({
      documentName,
      quote: text(20_000).trim().min(1),
      page: page
        .optional()
        .meta({ description: 'The page that it stands on; the whole page counts where the words are not found.' }),
      start: z
        .int()
        .nonnegative()
        .optional()
        .meta({ description: 'Where it stood: chosen among several places of the same words.' }),
    }),
    z.strictObject({ documentName, page }),
    z.strictObject({ documentName }),
  ])
  .meta({ id: 'EvidenceInput' });
export type EvidenceInput = z.infer<typeof evidenceInputSchema>;

/** A passage as a case keeps it; places are looked up from it again whenever documents change. */
export const storedEvidenceSchema = z.object({
  documentId: z.string().nullable(),
  documentName: z.string(),
  quote: z.string().nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  page: z.int().nullable(),
});
export type StoredEvidence = z.infer<typeof storedEvidenceSchema>;

/** Where a passage of the evidence stands in the text of a document as it is now. */
export const anchorSchema = z.object({
  documentId: z.string(),
  documentName: z.string(),
  start: z.int(),
  end: z.int(),
  page: z.int().nullable(),
  whole: z.boolean().meta({ description: 'A whole page or document: says where to look, not what to read.' }),
  how: z
    .enum(['given', 'exact', 'tolerant', 'page', 'document'])
    .meta({ description: '`tolerant`: but for white space, hyphenation, case and quotation marks.' }),
});
export type Anchor = z.infer<typeof anchorSchema>;

export const evidenceSchema = storedEvidenceSchema
  .extend({
    found: z.boolean(),
    places: z.array(anchorSchema).meta({ description: 'Several where several documents have this name.' }),
    detail: z.string().nullable().meta({ description: 'Why it was not found.' }),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof evidenceSchema>;

const key = text(200).trim().min(1);
const tags = z.array(text(100).trim().min(1)).max(MOST_TAGS);

export const caseDraftSchema = z
  .strictObject({
    key: key
      .optional()
      .meta({ description: 'A name of your own. A case with a key that is there already replaces it.' }),
    input: caseInputSchema,
    expected: jsonValueSchema.optional().meta({ description: 'The answer that is hoped for: a text or any JSON.' }),
    evidence: z.array(evidenceInputSchema).max(MOST_PASSAGES).optional(),
    tags: tags.optional(),
  })
  .meta({ id: 'CaseDraft' });
export type CaseDraft = z.infer<typeof caseDraftSchema>;

const baseVersion = z
  .int()
  .min(0)
  .optional()
  .meta({ description: 'Refuses the change (409) where this is no longer the newest version.' });

export const addCasesSchema = z.strictObject({ cases: z.array(caseDraftSchema).min(1).max(MOST_CASES), baseVersion });
export type AddCases = z.infer<typeof addCasesSchema>;

export const updateCaseSchema = z.strictObject({
  key: key.nullable().optional(),
  input: caseInputSchema.optional(),
  expected: jsonValueSchema.nullable().optional(),
  evidence: z.array(evidenceInputSchema).max(MOST_PASSAGES).optional(),
  tags: tags.optional(),
  baseVersion,
});
export type UpdateCase = z.infer<typeof updateCaseSchema>;

export const removeCasesSchema = z.strictObject({
  caseIds: z.array(z.string().max(100)).min(1).max(MOST_CASES),
  baseVersion,
});
export type RemoveCases = z.infer<typeof removeCasesSchema>;

export const caseFromAnswerSchema = z.strictObject({
  answerId: z.string().min(1).max(100),
  expected: jsonValueSchema.optional().meta({ description: 'The text of the answer unless told.' }),
});
export type CaseFromAnswer = z.infer<typeof caseFromAnswerSchema>;

const name = text(200).trim().min(1, 'must not be empty');
const description = text(2_000);
export const createDatasetSchema = z.strictObject({ name, description: description.optional() });
export type CreateDataset = z.infer<typeof createDatasetSchema>;
export const updateDatasetSchema = z.strictObject({ name: name.optional(), description: description.optional() });
export type UpdateDataset = z.infer<typeof updateDatasetSchema>;

export const datasetSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    version: z.int().meta({ description: 'The newest; 0 as long as there were no cases.' }),
    cases: z.int(),
    casesWithEvidence: z.int(),
    passages: z.int(),
    passagesNotFound: z
      .int()
      .meta({ description: 'Evidence that was not found in any document when last looked for.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Dataset' });
export type Dataset = z.infer<typeof datasetSchema>;

export const datasetVersionSchema = z
  .object({
    version: z.int(),
    cases: z.int(),
    summary: z.string().meta({ description: 'What changed, in a few words.' }),
    author: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'DatasetVersion' });
export type DatasetVersion = z.infer<typeof datasetVersionSchema>;

export const caseSchema = z
  .object({
    id: z.string(),
    key: z.string().nullable(),
    input: caseInputSchema,
    expected: z.unknown().meta({ description: 'Null where none was given.' }),
    evidence: z.array(evidenceSchema),
    tags: z.array(z.string()),
    position: z.int(),
    changedInVersion: z.int(),
  })
  .meta({ id: 'Case' });
export type Case = z.infer<typeof caseSchema>;

export const casesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
  version: z.coerce.number().int().min(0).optional(),
  search: z.string().max(500).optional(),
  tag: z.string().max(100).optional(),
  notFound: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: '`true`: only cases with evidence that was not found.' }),
});
export type CasesQuery = z.infer<typeof casesQuery>;

export const casePageSchema = z.object({
  items: z.array(caseSchema),
  nextCursor: z.string().nullable(),
  version: z.int(),
  total: z.int().meta({ description: 'Cases that fit the query, on all pages.' }),
});
export type CasePage = z.infer<typeof casePageSchema>;

export const notFoundSchema = z.object({
  caseId: z.string(),
  caseKey: z.string().nullable(),
  question: z.string(),
  evidence: z.int().meta({ description: 'Its place in the case’s evidence, from 0.' }),
  documentName: z.string(),
  quote: z.string().nullable(),
  detail: z.string(),
});
export type NotFoundEvidence = z.infer<typeof notFoundSchema>;

/** What a change to a dataset's cases did. */
export const casesChangeSchema = z
  .object({
    datasetId: z.string(),
    version: z.int().meta({ description: 'The new version, or the newest where nothing changed.' }),
    cases: z.int().meta({ description: 'In all, now.' }),
    added: z.int(),
    changed: z.int(),
    removed: z.int(),
    unchanged: z.int(),
    caseIds: z.array(z.string()).meta({ description: 'Of the cases that were sent, in their order.' }),
    notFound: z.array(notFoundSchema).meta({
      description: 'Evidence that is in no document yet, the first 1,000. It is looked for again when documents come.',
    }),
    notFoundCount: z.int(),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'CasesChange' });
export type CasesChange = z.infer<typeof casesChangeSchema>;

export const importPreviewSchema = z.object({
  format: z.string(),
  total: z.int(),
  items: z.array(z.object({ line: z.int(), case: caseDraftSchema })),
  errors: z.array(z.object({ line: z.int(), message: z.string() })),
  warnings: z.array(z.string()),
  columns: z.array(z.string()),
  documents: z.int().meta({ description: 'Texts that come with the questions and can become documents.' }),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const EXPORT_FORMATS = ['json', 'jsonl', 'csv'] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
