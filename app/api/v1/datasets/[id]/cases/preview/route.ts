import { endpoint } from '@/app/api/endpoint';
import { previewImport } from '@/lib/datasets';
import { importPreviewSchema } from '@/lib/datasets/schema';
import { datasetPath } from '../../../path';

export const POST = endpoint(
  {
    summary: 'Say what files hold, without adding anything',
    tag: 'Datasets',
    needs: 'write',
    limit: 'upload',
    params: datasetPath,
    rawBody: { contentType: 'multipart/form-data', description: 'One or more `file`, as for adding them.' },
    response: importPreviewSchema,
  },
  async ({ access, params, request }) =>
    previewImport(access, params.id, {
      body: request.body,
      contentType: request.headers.get('content-type') ?? '',
    }),
);
