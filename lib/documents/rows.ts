import { z } from 'zod';
import { type Collection, type Document, documentStatusSchema, metadataSchema, warningSchema } from './schema';

/** The columns of a document that are shown; the database's row has these and more. */
export interface DocumentRow extends Pick<
  Document,
  | 'id'
  | 'collectionId'
  | 'name'
  | 'mimeType'
  | 'bytes'
  | 'sha256'
  | 'pages'
  | 'characters'
  | 'language'
  | 'encoding'
  | 'encodingOverride'
  | 'sourceUrl'
  | 'version'
> {
  status: string;
  errorCode: string | null;
  errorDetail: string | null;
  progressDone: number;
  progressTotal: number;
  warnings: unknown;
  metadata: unknown;
  tags: string[];
  createdAt: Date;
  updatedAt: Date;
}

export interface CollectionRow extends Pick<Collection, 'id' | 'name' | 'description'> {
  createdAt: Date;
  updatedAt: Date;
  _count: { documents: number };
}

export function toDocument(row: DocumentRow): Document {
  return {
    id: row.id,
    collectionId: row.collectionId,
    name: row.name,
    mimeType: row.mimeType,
    bytes: row.bytes,
    sha256: row.sha256,
    status: documentStatusSchema.parse(row.status),
    error: row.errorCode === null ? null : { code: row.errorCode, detail: row.errorDetail ?? '' },
    progress: { done: row.progressDone, total: row.progressTotal },
    pages: row.pages,
    characters: row.characters,
    language: row.language,
    encoding: row.encoding,
    encodingOverride: row.encodingOverride,
    warnings: z.array(warningSchema).parse(row.warnings),
    metadata: metadataSchema.parse(row.metadata),
    tags: row.tags,
    sourceUrl: row.sourceUrl,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function toCollection(row: CollectionRow): Collection {
  const { id, name, description, createdAt, updatedAt, _count } = row;
  return {
    id,
    name,
    description,
    documents: _count.documents,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
