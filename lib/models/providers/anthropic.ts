import { createAnthropic } from '@ai-sdk/anthropic';
import { z } from 'zod';
import type { Provider } from './provider';

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

export const anthropic: Provider = {
  label: 'Anthropic',
  defaultBaseUrl: 'https://api.anthropic.com/v1',
  needsKey: true,
  keyUrl: 'https://console.anthropic.com/settings/keys',
  chat: ({ baseUrl, apiKey, fetch }, model) => createAnthropic({ baseURL: baseUrl, apiKey, fetch })(model),
  embedding: null,
  headers: (apiKey) => ({
    'anthropic-version': '2023-06-01',
    ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }),
  }),
  listPath: '/models?limit=200',
  readList: (body) => listSchema.parse(body).data.map(({ id }) => ({ id, kind: 'chat' })),
};
