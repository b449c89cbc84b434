import { endpoint } from '@/app/api/endpoint';
import { addCases, importCases, listCases } from '@/lib/datasets';
import { addCasesSchema, casePageSchema, casesChangeSchema, casesQuery, type AddCases } from '@/lib/datasets/schema';
import { datasetPath } from '../../path';

export const GET = endpoint(
  {
    summary: 'List the cases of a version, the newest unless told',
    description: 'Each passage of the evidence says where it stands in the documents as they are now.',
    tag: 'Datasets',
    needs: 'read',
    params: datasetPath,
    query: casesQuery,
    response: casePageSchema,
  },
  async ({ access, params, query }) => listCases(access, params.id, query),
);

export const POST = endpoint(
  {
    summary: 'Add cases, as JSON or as uploaded files',
    description:
      'A case whose key is there already replaces that one. Makes one new version; nothing new, no version. Files: CSV, JSON, JSON Lines, SQuAD, BEIR (queries and qrels), TREC (topics and qrels). Evidence that is in no document yet is listed in `notFound` and looked for again when documents come.',
    tag: 'Datasets',
    needs: 'write',
    limit: 'upload',
    params: datasetPath,
    body: addCasesSchema,
    rawBody: {
      contentType: 'multipart/form-data',
      description:
        'One or more `file`; `collectionId` to make documents of the texts that come with the questions (SQuAD, BEIR); `baseVersion`.',
    },
    response: casesChangeSchema,
    status: 201,
  },
  async ({ access, params, body, request }) => {
    // Undefined where the body is a form.
    const sent = body as AddCases | undefined;
    if (sent) return addCases(access, params.id, sent);
    const contentType = request.headers.get('content-type') ?? '';
    return importCases(access, params.id, { body: request.body, contentType });
  },
);
