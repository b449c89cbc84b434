import { z } from 'zod';
import { datasetFileResponse } from '@/app/api/dataset-file-response';
import { endpoint } from '@/app/api/endpoint';
import { exportCases } from '@/lib/datasets';
import { exportFormatSchema } from '@/lib/datasets/schema';
import { datasetPath } from '../../path';

export const GET = endpoint(
  {
    summary: 'Export the cases of a version as JSON, JSON Lines or CSV',
    description: 'Reads back to the same cases, in another workspace too: passages are given by their words.',
    tag: 'Datasets',
    needs: 'read',
    params: datasetPath,
    query: z.strictObject({
      format: exportFormatSchema.default('json'),
      version: z.coerce.number().int().min(0).optional(),
    }),
    contentType: 'application/json, application/x-ndjson, text/csv',
  },
  async ({ access, params, query }) => datasetFileResponse(await exportCases(access, params.id, query)),
);
