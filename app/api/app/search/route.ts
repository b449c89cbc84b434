import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import type { Access } from '@/lib/auth/schema';
import { findComparisonsByName } from '@/lib/comparisons';
import { listDatasets } from '@/lib/datasets';
import { findCollectionsByName, findDocuments } from '@/lib/documents';
import { findIndexesByName } from '@/lib/indexes';
import { listConnections, listModels } from '@/lib/models';
import { listPrompts } from '@/lib/prompts';
import { findEvaluationsByName } from '@/lib/retrieval-evaluations';
import { findSharesByTitle } from '@/lib/shares';

const LIMIT = 8;
const querySchema = z.strictObject({ q: z.string().trim().min(1).max(200) });
const KINDS = [
  'prompt',
  'comparison',
  'document',
  'collection',
  'index',
  'dataset',
  'evaluation',
  'share',
  'connection',
  'model',
] as const;
const foundSchema = z.object({ kind: z.enum(KINDS), id: z.string(), name: z.string() });
type Found = z.infer<typeof foundSchema>;

export const GET = endpoint(
  {
    summary: 'Find objects of the workspace by name',
    tag: 'App',
    needs: 'read',
    query: querySchema,
    response: z.object({ items: z.array(foundSchema) }),
  },
  async ({ access, query: { q } }) => {
    const [prompts, comparisons, documents, collections, indexes, datasets, evaluations, shares, models] =
      await Promise.all([
        listPrompts(access, { limit: LIMIT, q }),
        findComparisonsByName(access, q),
        findDocuments(access, q, LIMIT),
        findCollectionsByName(access, q),
        findIndexesByName(access, q),
        listDatasets(access, { limit: LIMIT, search: q }),
        findEvaluationsByName(access, q),
        findSharesByTitle(access, q),
        findModels(access, q),
      ]);
    return {
      items: [
        ...named('prompt', prompts.items),
        ...named('comparison', comparisons),
        ...named('document', documents),
        ...named('collection', collections),
        ...named('index', indexes),
        ...named('dataset', datasets.items),
        ...named('evaluation', evaluations),
        ...shares.map(({ id, title }) => ({ kind: 'share' as const, id, name: title })),
        ...models,
      ],
    };
  },
);

/** Connections and models are few: they are looked through here. */
async function findModels(access: Access, q: string): Promise<Found[]> {
  const [connections, models] = await Promise.all([listConnections(access), listModels(access)]);
  const matches = (name: string) => name.toLowerCase().includes(q.toLowerCase());
  return [
    ...named(
      'connection',
      connections.filter(({ name }) => matches(name)),
    ),
    ...models
      .filter(({ id, connected }) => connected && matches(id))
      .slice(0, LIMIT)
      .map(({ id }) => ({ kind: 'model' as const, id, name: id })),
  ];
}

function named(kind: Found['kind'], items: readonly { id: string; name: string }[]): Found[] {
  return items.map(({ id, name }) => ({ kind, id, name }));
}
