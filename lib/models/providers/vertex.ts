import { z } from 'zod';
import type { Provider, ProviderAccess } from './provider';

const serviceAccountSchema = z.object({
  client_email: z.string().min(3),
  private_key: z.string().includes('PRIVATE KEY'),
});
type ServiceAccount = z.infer<typeof serviceAccountSchema>;

/** The account that a key file of Google Cloud names; null for an API key, which is one word. */
export function serviceAccount(apiKey: string): ServiceAccount | null {
  if (!apiKey.startsWith('{')) return null;
  try {
    return serviceAccountSchema.safeParse(JSON.parse(apiKey)).data ?? null;
  } catch {
    return null;
  }
}

async function client({ baseUrl, apiKey = '', fetch }: ProviderAccess) {
  const { createGoogleVertex } = await import('@ai-sdk/google-vertex');
  const account = serviceAccount(apiKey);
  if (account === null) return createGoogleVertex({ baseURL: baseUrl, apiKey, fetch });
  const { JWT } = await import('google-auth-library');
  const authClient = new JWT({
    email: account.client_email,
    key: account.private_key,
    scopes: ['https://www.googleapis.com/auth/cloud-platform'],
    // The signed request for a token goes the same checked way as the calls themselves.
    transporterOptions: { fetchImplementation: fetch },
  });
  // An empty API key, so that none is taken from the environment.
  return createGoogleVertex({
    ...placeIn(baseUrl),
    baseURL: baseUrl,
    apiKey: '',
    fetch,
    googleAuthOptions: { authClient },
  });
}

/** The project and the location that the address names: the package asks for them even where the address is given. */
function placeIn(baseUrl: string): { project: string; location: string } {
  const [, project = 'project', location = 'global'] = /projects\/([^/]+)\/locations\/([^/]+)/.exec(baseUrl) ?? [];
  return { project, location };
}

export const vertex: Provider = {
  label: 'Google Vertex AI',
  defaultBaseUrl: 'https://aiplatform.googleapis.com/v1/publishers/google',
  needsKey: true,
  keyUrl: 'https://console.cloud.google.com/vertex-ai',
  keyNote:
    'An API key, or the JSON of a service account’s key file; with the latter the base URL is https://LOCATION-aiplatform.googleapis.com/v1beta1/projects/PROJECT/locations/LOCATION/publishers/google.',
  keyProblem: (apiKey) =>
    apiKey.startsWith('{') && serviceAccount(apiKey) === null
      ? 'is no service account’s key file: it needs client_email and private_key.'
      : null,
  secretsOf: (apiKey) => {
    const account = serviceAccount(apiKey);
    return account ? [account.private_key] : [];
  },
  chat: async (access, model) => (await client(access))(model),
  embedding: async (access, model) => (await client(access)).embeddingModel(model),
  embeddingOptions: ({ dimensions, purpose }) => ({
    vertex: {
      taskType: purpose === 'query' ? 'RETRIEVAL_QUERY' : 'RETRIEVAL_DOCUMENT',
      ...(dimensions && { outputDimensionality: dimensions }),
    },
  }),
  headers: () => ({}),
  // The list of Google's models on Vertex is no part of what these keys may read.
  listPath: null,
  readList: () => [],
};
