import { z } from 'zod';
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
  async ({ access, params, query }) => {
    const { text, mimeType, fileName } = await exportCases(access, params.id, query);
    return new Response(text, {
      headers: {
        'Content-Type': mimeType,
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  },
);
