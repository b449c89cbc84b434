import { endpoint } from '@/app/api/endpoint';
import { reply } from '@/app/api/reply';
import { importText, importUrl, listDocuments, updateDocuments, uploadDocuments } from '@/lib/documents';
import {
  documentFilterSchema,
  documentSchema,
  importDocumentSchema,
  updatedDocumentsSchema,
  updateDocumentsSchema,
  uploadResultSchema,
} from '@/lib/documents/schema';
import type { ImportDocument } from '@/lib/documents/schema';
import { z } from 'zod';
import { pageOf, pageQuery } from '../page-query';

const query = pageQuery.extend({ collectionId: z.string().max(100).optional(), ...documentFilterSchema.shape });

export const GET = endpoint(
  { summary: 'List documents', tag: 'Documents', needs: 'read', query, response: pageOf(documentSchema) },
  async ({ access, query }) => listDocuments(access, query),
);

export const POST = endpoint(
  {
    summary: 'Upload files, or import a page or a text',
    description:
      'Every form answers the documents in the order sent. The same bytes again in the same collection give the existing document with `duplicate: true`, and 200 when there is nothing new. A file whose name a document of the collection has already becomes its next version, unless `sameName` is `separate`. One bad file among several fails alone.',
    tag: 'Documents',
    needs: 'write',
    limit: 'upload',
    body: importDocumentSchema,
    maxBodyBytes: 'upload',
    cleansItself: ['text'],
    rawBody: {
      contentType: 'multipart/form-data',
      repeatable: true,
      description:
        '`collectionId`, one or more `file`, and `metadata` (a JSON object) and `sameName` (`version` or `separate`) if you like.',
    },
    response: uploadResultSchema,
    status: 201,
  },
  async ({ access, body, request }) => {
    // Undefined where the body is a form.
    const imported = body as ImportDocument | undefined;
    const contentType = request.headers.get('content-type') ?? '';
    const result = !imported
      ? await uploadDocuments(access, { body: request.body, contentType })
      : 'url' in imported
        ? await importUrl(access, imported)
        : await importText(access, imported);
    return reply(result.items.every(({ duplicate }) => duplicate) ? 200 : 201, result);
  },
);

export const PATCH = endpoint(
  {
    summary: 'Change tags and metadata of many documents',
    description: 'All in one step. Fields of metadata that are not named stay; null removes one.',
    tag: 'Documents',
    needs: 'write',
    body: updateDocumentsSchema,
    response: updatedDocumentsSchema,
  },
  async ({ access, body }) => updateDocuments(access, body),
);
