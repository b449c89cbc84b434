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
