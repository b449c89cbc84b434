import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { findComparisonsByName } from '@/lib/comparisons';
import { listDatasets } from '@/lib/datasets';
import { findDocuments } from '@/lib/documents';
import { findIndexesByName } from '@/lib/indexes';
import { listPrompts } from '@/lib/prompts';

const querySchema = z.strictObject({ q: z.string().trim().min(1).max(200) });
const foundSchema = z.object({
  kind: z.enum(['document', 'index', 'prompt', 'comparison', 'dataset']),
  id: z.string(),
  name: z.string(),
});

export const GET = endpoint(
  {
    summary: 'Find objects of the workspace by name',
    tag: 'App',
    needs: 'read',
    query: querySchema,
    response: z.object({ items: z.array(foundSchema) }),
  },
  async ({ access, query: { q } }) => {
    const [documents, indexes, prompts, comparisons, datasets] = await Promise.all([
      findDocuments(access, q),
      findIndexesByName(access, q),
      listPrompts(access, { limit: 8, q }),
      findComparisonsByName(access, q),
      listDatasets(access, { limit: 8, search: q }),
    ]);
    return {
      items: [
        ...documents.map(({ id, name }) => ({ kind: 'document' as const, id, name })),
        ...indexes.map(({ id, name }) => ({ kind: 'index' as const, id, name })),
        ...prompts.items.map(({ id, name }) => ({ kind: 'prompt' as const, id, name })),
        ...comparisons.map(({ id, name }) => ({ kind: 'comparison' as const, id, name })),
        ...datasets.items.map(({ id, name }) => ({ kind: 'dataset' as const, id, name })),
      ],
    };
  },
);
