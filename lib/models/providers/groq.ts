import { createGroq } from '@ai-sdk/groq';
import { bearer, readOpenAiList } from './openai-list';
import type { Provider } from './provider';

export const groq: Provider = {
  label: 'Groq',
  defaultBaseUrl: 'https://api.groq.com/openai/v1',
  needsKey: true,
  keyUrl: 'https://console.groq.com/keys',
  chat: ({ baseUrl, apiKey, fetch }, model) => createGroq({ baseURL: baseUrl, apiKey, fetch })(model),
  embedding: null,
  headers: bearer,
  listPath: '/models',
  readList: readOpenAiList,
};
