import { createComparison, listComparisons } from '@/lib/comparisons';
import { comparisonSchema, comparisonSummarySchema, createComparisonSchema } from '@/lib/comparisons/schema';
import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { pageOf, pageQuery } from '../page-query';
import { streamEvents } from './stream-events';

const comparisonIdSchema = comparisonSchema.pick({ id: true });

export const POST = endpoint(
  {
    summary: 'Ask questions of several variants side by side',
    description:
      'Everything that can be checked is checked before a model is called. The answers belong to the server: they go on when nobody listens. ' +
      'With `Accept: text/event-stream` the answer is a stream of events; each has an id to go on from at `/comparisons/{id}/events`.',
    tag: 'Comparisons',
    needs: 'run',
    limit: 'run',
    body: createComparisonSchema,
    response: comparisonSchema,
    status: 202,
    follow: (access, body, request) => {
      const wantsStream = request.headers.get('accept')?.includes('text/event-stream') ?? false;
      return wantsStream ? streamEvents(access, comparisonIdSchema.parse(body).id, 0, request) : null;
    },
  },
  ({ access, body }) => createComparison(access, body),
);

export const GET = endpoint(
  {
    summary: 'List comparisons, the newest first',
    tag: 'Comparisons',
    needs: 'read',
    query: pageQuery.extend({
      q: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .optional()
        .meta({ description: 'Part of the name, of a question or of a column’s name or model.' }),
      starred: z
        .enum(['true', 'false'])
        .optional()
        .transform((text) => (text === undefined ? undefined : text === 'true')),
    }),
    response: pageOf(comparisonSummarySchema),
  },
  ({ access, query }) => listComparisons(access, query),
);
