export { catalogue } from './catalogue';
export { deleteConnection, getConnection, listConnections, purgeConnections, restoreConnection } from './connections';
export { completeText } from './complete-text';
export { costUsd } from './cost';
export { createConnection } from './create-connection';
export { embedTexts } from './embed-texts';
export {
  findKeptResponse,
  forgetResponses,
  getReuse,
  keepResponse,
  keepsResponses,
  purgeResponses,
  responseKey,
  setReuse,
} from './kept-responses/kept-responses';
export { listModels } from './list-models';
export { offeredModels } from './offered-models';
export { providers } from './provider-registry';
export { ProviderCallError } from './provider-call-error';
export { rerankTexts } from './rerank-texts';
export { checkedChatModel, resolveChatModel, resolveEmbeddingModel, resolveRerankModel } from './resolve-model';
export { checkBudget, checkBudgetOnce, getSpending, recordSpend, setDailyCap, spendingChanged } from './spending';
export { createRouter, deleteRouter, getRouter, listRouters, strategyOf, updateRouter } from './routers/routers';
export { getRecentSpending, getSpendingReport } from './spend/get-spending-report';
export { streamGeneration, type GenerationResult } from './stream-generation';
export { testConnection } from './test-connection';
export { updateConnection } from './update-connection';
