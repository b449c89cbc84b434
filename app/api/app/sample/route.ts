import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { listComparisons } from '@/lib/comparisons';
import { listCollections } from '@/lib/documents';
import { listIndexes } from '@/lib/indexes';
import { hasJob } from '@/lib/jobs';

const ONE = { limit: 1 };

export const GET = endpoint(
  {
    summary: 'See how far the sample of a new workspace is',
    tag: 'App',
    needs: 'read',
    response: z.object({
      pending: z.boolean(),
      /** What is being made at the moment; the last one also when all of it is there. */
      step: z.enum(['documents', 'index', 'comparison']),
      comparisonId: z.string().nullable(),
    }),
  },
  async ({ access }) => {
    const [pending, collections, indexes, comparisons] = await Promise.all([
      hasJob('create-sample', { workspaceId: access.workspaceId }),
      listCollections(access, ONE),
      listIndexes(access, ONE),
      listComparisons(access, ONE),
    ]);
    const index = indexes.items[0];
    const step = collections.items.length === 0 || !index ? 'documents' : index.searchable ? 'comparison' : 'index';
    return { pending, step, comparisonId: comparisons.items[0]?.id ?? null };
  },
);
