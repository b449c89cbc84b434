import { createGoogle } from '@ai-sdk/google';
import { z } from 'zod';
import type { OfferedModel, Provider, ProviderAccess } from './provider';

const listSchema = z.object({
  models: z.array(z.object({ name: z.string(), supportedGenerationMethods: z.array(z.string()).default([]) })),
});

function kindOf(methods: readonly string[]): OfferedModel['kind'] | null {
  if (methods.includes('generateContent')) return 'chat';
  return methods.includes('embedContent') ? 'embedding' : null;
}

const client = ({ baseUrl, apiKey, fetch }: ProviderAccess) => createGoogle({ baseURL: baseUrl, apiKey, fetch });

export const google: Provider = {
  label: 'Google',
  defaultBaseUrl: 'https://generativelanguage.googleapis.com/v1beta',
  needsKey: true,
  keyUrl: 'https://aistudio.google.com/apikey',
  chat: (access, model) => client(access)(model),
  embedding: (access, model) => client(access).embedding(model),
  embeddingOptions: ({ dimensions, purpose }) => ({
    google: {
      taskType: purpose === 'query' ? 'RETRIEVAL_QUERY' : 'RETRIEVAL_DOCUMENT',
      ...(dimensions && { outputDimensionality: dimensions }),
    },
  }),
  headers: (apiKey): Record<string, string> => (apiKey === undefined ? {} : { 'x-goog-api-key': apiKey }),
  listPath: '/models?pageSize=1000',
  readList: (body) =>
    listSchema.parse(body).models.flatMap(({ name, supportedGenerationMethods }) => {
      const kind = kindOf(supportedGenerationMethods);
      return kind === null ? [] : [{ id: name.replace(/^models\//, ''), kind }];
    }),
};
