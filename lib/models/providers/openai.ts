import { createOpenAI } from '@ai-sdk/openai';
import { bearer, readOpenAiList } from './openai-list';
import type { Provider, ProviderAccess } from './provider';

const client = ({ baseUrl, apiKey, fetch }: ProviderAccess) => createOpenAI({ baseURL: baseUrl, apiKey, fetch });

export const openai: Provider = {
  label: 'OpenAI',
  defaultBaseUrl: 'https://api.openai.com/v1',
  needsKey: true,
  keyUrl: 'https://platform.openai.com/api-keys',
  chat: (access, model) => client(access).chat(model),
  embedding: (access, model) => client(access).embedding(model),
  embeddingOptions: ({ dimensions }) => ({ openai: { ...(dimensions && { dimensions }) } }),
  headers: bearer,
  listPath: '/models',
  readList: readOpenAiList,
};
