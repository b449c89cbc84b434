import { createCohere } from '@ai-sdk/cohere';
import { z } from 'zod';
import { bearer } from './openai-list';
import type { OfferedModel, Provider, ProviderAccess } from './provider';

const listSchema = z.object({
  models: z.array(z.object({ name: z.string(), endpoints: z.array(z.string()).default([]) })),
});

function kindOf(endpoints: readonly string[]): OfferedModel['kind'] | null {
  if (endpoints.includes('chat')) return 'chat';
  if (endpoints.includes('embed')) return 'embedding';
  return endpoints.includes('rerank') ? 'rerank' : null;
}

const client = ({ baseUrl, apiKey, fetch }: ProviderAccess) => createCohere({ baseURL: baseUrl, apiKey, fetch });

export const cohere: Provider = {
  label: 'Cohere',
  defaultBaseUrl: 'https://api.cohere.com/v2',
  needsKey: true,
  keyUrl: 'https://dashboard.cohere.com/api-keys',
  chat: (access, model) => client(access)(model),
  embedding: (access, model) => client(access).embedding(model),
  embeddingOptions: ({ dimensions, purpose }) => ({
    cohere: {
      inputType: purpose === 'query' ? 'search_query' : 'search_document',
      ...(dimensions && { outputDimension: dimensions }),
    },
  }),
  reranking: (access, model) => client(access).reranking(model),
  headers: bearer,
  /** The list is part of version 1 only. */
  listPath: '/../v1/models?page_size=200',
  readList: (body) =>
    listSchema.parse(body).models.flatMap(({ name, endpoints }) => {
      const kind = kindOf(endpoints);
      return kind === null ? [] : [{ id: name, kind }];
    }),
};
