import type { Access } from '@/lib/auth/schema';
import { catalogue, catalogueOf, findInCatalogue } from './catalogue';
import type { ConnectionModel, Model, Price } from './schema';
import { findRouters } from './routers/store';
import { findConnections, type ConnectionRow } from './store';

const FREE: Price = { inputPerMTok: 0, outputPerMTok: 0 };

/** What needs no connection, no key and no money. */
export const BUILT_IN_MODELS: readonly Model[] = [
  { id: 'builtin/extractive', provider: 'builtin', kind: 'chat', contextWindow: null, price: FREE, connected: true },
  { id: 'builtin/lexical', provider: 'builtin', kind: 'embedding', contextWindow: null, price: FREE, connected: true },
  {
    id: 'builtin/lexical-rerank',
    provider: 'builtin',
    kind: 'rerank',
    contextWindow: null,
    price: FREE,
    connected: true,
  },
];

/** Price and context window of a connection's model: what a person said there, else the catalogue, else unknown. */
export function factsOf(row: ConnectionRow, id: string): { price: Price | null; contextWindow: number | null } {
  const own = row.models.find((model) => model.id === id);
  const known = findInCatalogue(row.provider, id);
  return {
    price: own?.price !== undefined ? own.price : (known?.price ?? null),
    contextWindow: own?.contextWindow !== undefined ? own.contextWindow : (known?.contextWindow ?? null),
  };
}

function modelsOf(row: ConnectionRow): Model[] {
  const named = new Set(row.models.map((model) => model.id));
  const known: Pick<ConnectionModel, 'id' | 'kind'>[] = catalogueOf(row.provider).filter(({ id }) => !named.has(id));
  return [...row.models, ...known].map(({ id, kind }) => ({
    id: `${row.name}/${id}`,
    provider: row.provider,
    kind,
    ...factsOf(row, id),
    connected: true,
  }));
}

/** What it costs and holds depends on the model that it chooses. */
function routed(id: string): Model {
  return { id, provider: 'router', kind: 'chat', contextWindow: null, price: null, connected: true };
}

/**
 * Every model that this workspace can use or could connect: the built-in ones, each connection's own and those of its
 * provider in the catalogue, and the catalogue's of providers without a connection.
 */
export async function listModels(access: Pick<Access, 'workspaceId'>): Promise<Model[]> {
  const [rows, routers] = await Promise.all([findConnections(access.workspaceId), findRouters(access.workspaceId)]);
  const connected = new Set<string>(rows.map((row) => row.provider));
  const others = catalogue.models.filter((entry) => !connected.has(entry.provider));
  return [
    ...BUILT_IN_MODELS,
    ...routers.map(({ model }) => routed(model)),
    ...rows.flatMap(modelsOf),
    ...others.map(({ provider, id, kind, contextWindow, price }) => ({
      id: `${provider}/${id}`,
      provider,
      kind,
      contextWindow,
      price,
      connected: false,
    })),
  ];
}
