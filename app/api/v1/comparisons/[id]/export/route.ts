import { z } from 'zod';
import { exportComparison, getComparison } from '@/lib/comparisons';
import { exportFormatSchema } from '@/lib/comparisons/schema';
import { endpoint } from '@/app/api/endpoint';
import { comparisonPath } from '../../path';

const EXTENSIONS = { json: 'json', csv: 'csv', markdown: 'md' } as const;

export const GET = endpoint(
  {
    summary: 'Export a comparison as JSON, CSV or Markdown',
    tag: 'Comparisons',
    needs: 'read',
    params: comparisonPath,
    query: z.object({ format: exportFormatSchema.default('json') }),
    contentType: 'application/json, text/csv, text/markdown',
  },
  async ({ access, params, query }) => {
    const comparison = await getComparison(access, params.id);
    const { text, mimeType } = exportComparison(comparison, query.format);
    return new Response(text, {
      headers: {
        'Content-Type': mimeType,
        'Content-Disposition': `attachment; filename="comparison-${comparison.id}.${EXTENSIONS[query.format]}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  },
);
