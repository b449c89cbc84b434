import { z } from 'zod';

/** A span of a text: UTF-16 code units, `end` exclusive. */
const offset = z.int().nonnegative();

export const pageSpanSchema = z.object({
  number: z.int().positive().meta({ description: 'Counted from 1.' }),
  start: offset,
  end: offset,
});
export type PageSpan = z.infer<typeof pageSpanSchema>;

/** A section: from its heading to the next one of the same or a higher level. */
export const outlineEntrySchema = z.object({
  level: z.int().positive(),
  title: z.string(),
  start: offset,
  end: offset,
});
export type OutlineEntry = z.infer<typeof outlineEntrySchema>;

/** Something that a reader of the document should know; `code` is stable, further members depend on it. */
export const warningSchema = z.looseObject({ code: z.string(), detail: z.string() });
export type Warning = z.infer<typeof warningSchema>;

export const MOST_METADATA_BYTES = 64 * 1024;

/**
 * Keys are plain data, `__proto__` included, which a record of zod would drop; what is parsed from JSON holds it as a property
 * of its own, and the object is never merged into another one.
 */
export const metadataSchema = z
  .custom<Record<string, unknown>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'must be a JSON object',
  )
  .meta({ override: { type: 'object', additionalProperties: true } })
  .refine((value) => JSON.stringify(value).length <= MOST_METADATA_BYTES, 'must be at most 64 KB of JSON')
  .meta({ description: 'Any JSON object of at most 64 KB; filters of a search can use its fields.' });

export const MOST_TAGS = 50;
const tagSchema = z.string().trim().min(1, 'must not be empty').max(60);
/** Sorted, each once. */
export const tagsSchema = z
  .array(tagSchema)
  .max(MOST_TAGS)
  .transform((tags) => [...new Set(tags)].sort());

export const documentStatusSchema = z.enum(['queued', 'processing', 'ready', 'failed']);

export const documentSchema = z
  .object({
    id: z.string(),
    collectionId: z.string(),
    name: z.string(),
    mimeType: z.string(),
    bytes: z.int().nonnegative(),
    sha256: z.string(),
    status: documentStatusSchema,
    error: z.object({ code: z.string(), detail: z.string() }).nullable(),
    progress: z
      .object({ done: z.int().nonnegative(), total: z.int().nonnegative() })
      .meta({ description: 'Pages read, or bytes where the format has no pages. A total of 0: not known yet.' }),
    pages: z.int().nonnegative().nullable(),
    characters: z.int().nonnegative().nullable().meta({ description: 'UTF-16 code units of the text.' }),
    language: z.string().nullable().meta({ description: 'ISO 639-1, null where it could not be told.' }),
    encoding: z.string().nullable().meta({ description: 'What the file was decoded with; null for PDF and DOCX.' }),
    encodingOverride: z
      .string()
      .nullable()
      .meta({ description: 'The encoding that a person chose instead of the detected one.' }),
    warnings: z.array(warningSchema),
    metadata: metadataSchema,
    tags: z.array(z.string()),
    sourceUrl: z.string().nullable(),
    version: z
      .int()
      .positive()
      .meta({ description: 'Counts its files: one uploaded again under the same name is the next version.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Document' });
export type Document = z.infer<typeof documentSchema>;

export const uploadedDocumentSchema = documentSchema.extend({
  duplicate: z.boolean().meta({ description: 'Whether the same bytes were in the collection already.' }),
});
export type UploadedDocument = z.infer<typeof uploadedDocumentSchema>;

export const uploadResultSchema = z.object({ items: z.array(uploadedDocumentSchema) });
export type UploadResult = z.infer<typeof uploadResultSchema>;

export const documentTextSchema = z.object({
  version: z
    .int()
    .positive()
    .meta({ description: 'Which file the text is of: the one before while the newest is being read.' }),
  text: z.string(),
  pages: z.array(pageSpanSchema),
  outline: z.array(outlineEntrySchema),
});
export type DocumentContent = z.infer<typeof documentTextSchema>;

/** What a version says of itself; the text is asked for by its number. */
export const documentVersionSchema = documentSchema
  .pick({
    version: true,
    name: true,
    mimeType: true,
    bytes: true,
    sha256: true,
    status: true,
    error: true,
    pages: true,
    characters: true,
    language: true,
    encoding: true,
    createdAt: true,
  })
  .extend({ current: z.boolean().meta({ description: 'Whether it is the newest.' }) })
  .meta({ id: 'DocumentVersion' });
export type DocumentVersion = z.infer<typeof documentVersionSchema>;

/** What a file with the name of a document in the collection becomes. */
export const sameNameSchema = z.enum(['version', 'separate']).meta({
  description:
    'What a file becomes whose name a document of the collection has already: its next version (unless told), or a document of its own.',
});
export type SameName = z.infer<typeof sameNameSchema>;

export const collectionSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    documents: z.int().nonnegative().meta({ description: 'How many documents are in it, failed ones included.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Collection' });
export type Collection = z.infer<typeof collectionSchema>;

const collectionName = z.string().trim().min(1, 'must not be empty').max(200);
const collectionDescription = z.string().trim().max(2_000);

export const createCollectionSchema = z.strictObject({
  name: collectionName,
  description: collectionDescription.optional(),
});
export type CreateCollection = z.infer<typeof createCollectionSchema>;

export const updateCollectionSchema = z.strictObject({
  name: collectionName.optional(),
  description: collectionDescription.optional(),
});
export type UpdateCollection = z.infer<typeof updateCollectionSchema>;

const documentName = z.string().trim().min(1, 'must not be empty').max(1_000);

export const importUrlSchema = z.strictObject({
  collectionId: z.string().min(1),
  url: z.string().trim().min(1).max(4_096),
  metadata: metadataSchema.optional(),
  sameName: sameNameSchema.optional(),
});
export type ImportUrl = z.infer<typeof importUrlSchema>;

export const startSiteImportSchema = z.strictObject({
  collectionId: z.string().min(1),
  url: z.url().max(2_000).meta({ description: 'The page to begin with, or a sitemap.' }),
  findBy: z
    .enum(['links', 'sitemap'])
    .optional()
    .meta({ description: 'Whether pages are found by links of the same origin (unless told) or in its sitemap.' }),
  depth: z.int().min(0).max(5).optional().meta({ description: 'Links away from the first page: 2 unless told.' }),
  maxPages: z.int().min(1).max(1_000).optional().meta({ description: '50 unless told.' }),
});
export type StartSiteImport = z.infer<typeof startSiteImportSchema>;

export const siteImportSchema = z
  .object({
    id: z.string(),
    collectionId: z.string(),
    url: z.string(),
    findBy: z.enum(['links', 'sitemap']),
    depth: z.int().nonnegative(),
    maxPages: z.int().positive(),
    status: z.enum(['queued', 'running', 'done', 'stopped', 'failed']),
    progress: z
      .object({ done: z.int().nonnegative(), total: z.int().nonnegative() })
      .meta({ description: 'Pages looked at, and pages known so far.' }),
    imported: z.int().nonnegative().meta({ description: 'New documents, and new versions of documents.' }),
    unchanged: z.int().nonnegative().meta({ description: 'Pages whose content is in the collection already.' }),
    skipped: z
      .array(z.object({ url: z.string(), reason: z.string() }))
      .meta({ description: 'What was left out and why, the first hundred.' }),
    error: z.object({ code: z.string(), detail: z.string() }).nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'SiteImport' });
export type SiteImport = z.infer<typeof siteImportSchema>;

export const importTextSchema = z.strictObject({
  collectionId: z.string().min(1),
  name: documentName,
  text: z.string(),
  metadata: metadataSchema.optional(),
  sameName: sameNameSchema.optional(),
});
export type ImportText = z.infer<typeof importTextSchema>;

export const importDocumentSchema = z.union([importUrlSchema, importTextSchema]);
export type ImportDocument = z.infer<typeof importDocumentSchema>;

export const updateDocumentSchema = z.strictObject({
  name: documentName.optional(),
  metadata: metadataSchema.optional(),
  tags: tagsSchema.optional(),
  encoding: z
    .string()
    .max(60)
    .nullable()
    .optional()
    .meta({ description: 'Reads the file again with this encoding; null goes back to the detected one.' }),
});
export type UpdateDocument = z.infer<typeof updateDocumentSchema>;

/** What a list of documents can be narrowed by. */
export const documentFilterSchema = z.strictObject({
  q: z.string().max(200).optional().meta({ description: 'A part of the name, or of the text with `in=text`.' }),
  in: z.enum(['name', 'text']).optional(),
  status: documentStatusSchema.optional(),
  tag: z.string().max(60).optional(),
  format: z.string().max(40).optional().meta({ description: 'The id of a format: `pdf`, `xlsx`, `code`.' }),
  metadata: z
    .string()
    .max(4_000)
    .optional()
    .meta({ description: 'A JSON object whose fields a document’s metadata must have: `{"year":2024}`.' }),
});
export type DocumentFilter = z.infer<typeof documentFilterSchema>;

const counted = z.int().nonnegative();
export const documentSummarySchema = z.object({
  total: counted,
  statuses: z.array(z.object({ status: documentStatusSchema, count: counted })),
  mimeTypes: z.array(z.object({ mimeType: z.string(), count: counted })),
  tags: z.array(z.object({ tag: z.string(), count: counted })).meta({ description: 'The hundred most frequent ones.' }),
});
export type DocumentSummary = z.infer<typeof documentSummarySchema>;

export const updateDocumentsSchema = z
  .strictObject({
    ids: z.array(z.string().min(1).max(100)).min(1).max(1_000),
    addTags: tagsSchema.optional(),
    removeTags: tagsSchema.optional(),
    metadata: metadataSchema.optional().meta({ description: 'Fields to set; null removes one. Others stay.' }),
  })
  .refine(({ addTags, removeTags, metadata }) => addTags ?? removeTags ?? metadata, 'says nothing to change');
export type UpdateDocuments = z.infer<typeof updateDocumentsSchema>;
export type DocumentChanges = Omit<UpdateDocuments, 'ids'>;

export const updatedDocumentsSchema = z.object({
  updated: counted,
  skipped: z
    .array(z.string())
    .meta({ description: 'Documents that are not there, or would pass the limit of 64 KB or of 50 tags.' }),
});
export type UpdatedDocuments = z.infer<typeof updatedDocumentsSchema>;

/** One file format as a page shows it. */
export const formatSchema = z.object({
  id: z.string(),
  label: z.string(),
  mimeType: z.string().meta({ description: 'Of most of its files; `mimeTypes` are all that it may have.' }),
  mimeTypes: z.array(z.string()),
  extensions: z.array(z.string()),
  paged: z.boolean(),
  pageName: z.enum(['page', 'slide', 'sheet', 'part']),
  encoded: z.boolean(),
});
export type Format = z.infer<typeof formatSchema>;
