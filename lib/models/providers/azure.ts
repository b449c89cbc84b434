import type { Provider, ProviderAccess } from './provider';

/** Azure's own package, since Azure wants its key in a header of its own and a version of its interface in the address. */
async function client({ baseUrl, apiKey, fetch }: ProviderAccess) {
  const { createAzure } = await import('@ai-sdk/azure');
  // An empty key, so that none is taken from the environment and sent to an address that a person typed.
  return createAzure({ baseURL: baseUrl, apiKey: apiKey ?? '', fetch });
}

export const azure: Provider = {
  label: 'Azure OpenAI',
  defaultBaseUrl: null,
  needsKey: true,
  keyUrl: 'https://portal.azure.com',
  keyNote:
    'The base URL is https://RESOURCE.openai.azure.com/openai/v1, and a model’s id is the name of its deployment.',
  chat: async (access, model) => (await client(access)).chat(model),
  embedding: async (access, model) => (await client(access)).embedding(model),
  // The embedding models of the package read their settings under `openai`, whoever serves them.
  embeddingOptions: ({ dimensions }) => ({ openai: { ...(dimensions && { dimensions }) } }),
  headers: (apiKey) => ({ ...(apiKey !== undefined && { 'api-key': apiKey }) }),
  // The list that Azure has is of models that could be deployed, not of those that are.
  listPath: null,
  readList: () => [],
};
