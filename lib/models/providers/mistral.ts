import { createMistral } from '@ai-sdk/mistral';
import { bearer, readOpenAiList } from './openai-list';
import type { Provider, ProviderAccess } from './provider';

const client = ({ baseUrl, apiKey, fetch }: ProviderAccess) => createMistral({ baseURL: baseUrl, apiKey, fetch });

export const mistral: Provider = {
  label: 'Mistral',
  defaultBaseUrl: 'https://api.mistral.ai/v1',
  needsKey: true,
  keyUrl: 'https://console.mistral.ai/api-keys',
  chat: (access, model) => client(access)(model),
  embedding: (access, model) => client(access).embedding(model),
  embeddingOptions: ({ dimensions }) => ({ mistral: { ...(dimensions && { outputDimension: dimensions }) } }),
  headers: bearer,
  listPath: '/models',
  readList: readOpenAiList,
};
