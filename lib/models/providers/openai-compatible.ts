import { createCohere } from '@ai-sdk/cohere';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { bearer, readOpenAiList } from './openai-list';
import type { Provider, ProviderAccess } from './provider';

const client = ({ baseUrl, apiKey, fetch }: ProviderAccess) =>
  createOpenAICompatible({ name: 'openai-compatible', baseURL: baseUrl, apiKey, fetch, includeUsage: true });

export const openaiCompatible: Provider = {
  label: 'OpenAI-compatible',
  defaultBaseUrl: null,
  needsKey: false,
  keyUrl: null,
  chat: (access, model) => client(access).chatModel(model),
  embedding: (access, model) => client(access).embeddingModel(model),
  embeddingOptions: ({ dimensions }) => ({ openaiCompatible: { ...(dimensions && { dimensions }) } }),
  /** vLLM, Jina, Infinity and others take Cohere's request under `/rerank`. A key is given, or the package looks for one in the environment. */
  reranking: ({ baseUrl, apiKey = 'none', fetch }, model) =>
    createCohere({ baseURL: baseUrl, apiKey, fetch }).reranking(model),
  headers: bearer,
  listPath: '/models',
  readList: readOpenAiList,
};

/** Ollama speaks OpenAI's protocol under `/v1`. */
export const ollama: Provider = {
  ...openaiCompatible,
  label: 'Ollama',
  defaultBaseUrl: 'http://127.0.0.1:11434/v1',
};
