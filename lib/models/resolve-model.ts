import { ValidationError } from '@/lib/errors';
import { extractiveModel } from './extractive-model';
import { justChecked } from './just-checked';
import { BUILT_IN_MODELS, factsOf } from './list-models';
import { splitModelId } from './model-id';
import { accessOf, redactor } from './provider-access';
import { gateOf } from './provider-gate';
import { providers } from './provider-registry';
import { findInCatalogue } from './catalogue';
import type { EmbeddingOptions, EmbeddingPurpose, EmbedModel, RerankModel } from './providers/provider';
import type { Price } from './schema';
import { findConnectionByName, type ConnectionRow } from './store';
import type { CallableModel } from './stream-generation';

/** A chat model, ready to be called, with its price where it is known. */
export interface ChatModelInUse extends CallableModel {
  /** Tells its answers from all others': the connection, its address and the provider's name of the model. */
  source: string;
  price: Price | null;
  contextWindow: number | null;
}

/** An embedding model, ready to be called. */
export interface EmbeddingModelInUse extends Omit<CallableModel, 'model'> {
  model: EmbedModel;
  price: Price | null;
  contextWindow: number | null;
  /** Tells its vectors from all others': the connection, its address and the provider's name of the model. */
  source: string;
  /** The provider's own settings for a number of dimensions, and for questions or texts. */
  options(wanted: { dimensions?: number; purpose: EmbeddingPurpose }): EmbeddingOptions;
}

/** A model that ranks passages, ready to be called. */
export interface RerankModelInUse extends Omit<CallableModel, 'model'> {
  kind: 'rerank';
  model: RerankModel;
  price: Price | null;
}

function unknownModel(id: string, message: string): ValidationError {
  return new ValidationError([{ path: 'model', message: `“${id}”: ${message}` }]);
}

async function connectionFor(workspaceId: string, id: string): Promise<{ row: ConnectionRow; model: string }> {
  if (id.startsWith('router/')) throw unknownModel(id, 'a router can be asked for answers only.');
  const { connection, model } = splitModelId(id);
  const row = await findConnectionByName(workspaceId, connection);
  if (row !== null) return { row, model };
  throw unknownModel(
    id,
    `there is no connection named “${connection}” in this workspace. An admin can add it under Models.`,
  );
}

function around(row: ConnectionRow, id: string, model: string) {
  const access = accessOf(row);
  const { label } = providers[row.provider];
  return {
    access,
    facts: {
      id,
      providerName: `${label} (connection “${row.name}”)`,
      redact: redactor(row.provider, access.apiKey),
      gate: gateOf(row.id, row.limits),
      timeouts: row.timeouts,
      ...factsOf(row, model),
    },
  };
}

/**
 * Finds the model that `connection/model` names in a workspace; the model itself may be one that nobody listed.
 * @throws {ValidationError} for an unknown connection or built-in model, or a connection without the key it needs
 */
export async function resolveChatModel(workspaceId: string, id: string): Promise<ChatModelInUse> {
  if (id === 'builtin/extractive') {
    const { price, contextWindow } = BUILT_IN_MODELS[0] ?? { price: null, contextWindow: null };
    return {
      id,
      model: extractiveModel,
      providerName: 'Bakeoff',
      redact: (text) => text,
      price,
      contextWindow,
      source: id,
    };
  }
  if (id.startsWith('builtin/')) throw unknownModel(id, 'there is no such built-in model that answers.');
  const begunAt = performance.now();
  const { row, model } = await connectionFor(workspaceId, id);
  const { access, facts } = around(row, id, model);
  const source = `${row.id} ${access.baseUrl} ${model}`;
  const inUse = { ...facts, source, model: await providers[row.provider].chat(access, model) };
  return resolved.remember(`${workspaceId} ${id}`, inUse, begunAt);
}

/** How long a model that was found when a question was taken on is called without finding it again, in milliseconds. */
const FOUND_MS = 500;
const resolved = justChecked<ChatModelInUse>(FOUND_MS);

/** The same for the call that follows at once on a check of this model: what was found then is used. */
export async function checkedChatModel(workspaceId: string, id: string): Promise<ChatModelInUse> {
  return resolved.recall(`${workspaceId} ${id}`) ?? resolveChatModel(workspaceId, id);
}

/**
 * The same for embedding models of a provider; `builtin/lexical` is made by lib/embeddings.
 * @throws {ValidationError} as above, and where the provider has no embedding models
 */
export async function resolveEmbeddingModel(workspaceId: string, id: string): Promise<EmbeddingModelInUse> {
  if (id.startsWith('builtin/')) throw unknownModel(id, 'there is no such embedding model at a provider.');
  const { row, model } = await connectionFor(workspaceId, id);
  const { embedding, embeddingOptions, label } = providers[row.provider];
  if (embedding === null) throw unknownModel(id, `${label} has no embedding models.`);
  const { access, facts } = around(row, id, model);
  const source = `${row.id} ${access.baseUrl} ${model}`;
  return {
    ...facts,
    source,
    model: await embedding(access, model),
    options: (wanted) => embeddingOptions?.(wanted) ?? {},
  };
}

/**
 * The model that reads passages again: one made for it, or any chat model. Which of the two it is, the connection says, else
 * the catalogue, else its name; `builtin/lexical-rerank` is made by lib/retrieval.
 * @throws {ValidationError} as above, and where the provider has no models that rank passages
 */
export async function resolveRerankModel(
  workspaceId: string,
  id: string,
): Promise<RerankModelInUse | (ChatModelInUse & { kind: 'chat' })> {
  if (id.startsWith('builtin/')) throw unknownModel(id, 'it can’t rank passages; builtin/lexical-rerank can.');
  const { row, model } = await connectionFor(workspaceId, id);
  const said = row.models.find((known) => known.id === model)?.kind ?? findInCatalogue(row.provider, model)?.kind;
  const kind = said ?? (/rerank/iu.test(model) ? 'rerank' : 'chat');
  if (kind === 'embedding') throw unknownModel(id, 'it makes vectors and can’t rank passages.');
  const { access, facts } = around(row, id, model);
  const provider = providers[row.provider];
  if (kind === 'chat') {
    const source = `${row.id} ${access.baseUrl} ${model}`;
    return { kind, ...facts, source, model: await provider.chat(access, model) };
  }
  if (!provider.reranking) throw unknownModel(id, `${provider.label} has no models that rank passages here.`);
  return { kind, ...facts, model: provider.reranking(access, model) };
}
