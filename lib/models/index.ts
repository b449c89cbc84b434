export { catalogue } from './catalogue';
export { deleteConnection, getConnection, listConnections, purgeConnections, restoreConnection } from './connections';
export { costUsd } from './cost';
export { createConnection } from './create-connection';
export { embedTexts, type Embedded, type EmbeddedBatch, type EmbedOptions } from './embed-texts';
export { listModels } from './list-models';
export { splitModelId } from './model-id';
export { offeredModels } from './offered-models';
export { ProviderCallError } from './provider-call-error';
export { providers } from './provider-registry';
export {
  resolveChatModel,
  resolveEmbeddingModel,
  type ChatModelInUse,
  type EmbeddingModelInUse,
} from './resolve-model';
export { checkBudget, getSpending, recordSpend, setDailyCap } from './spending';
export {
  streamGeneration,
  type CallableModel,
  type GenerationAttempt,
  type GenerationOptions,
  type GenerationResult,
} from './stream-generation';
export type { ChatMessage, ToolDefinition } from './run-attempt';
export { testConnection } from './test-connection';
export { updateConnection } from './update-connection';
