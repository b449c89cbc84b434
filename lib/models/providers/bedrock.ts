import type { Provider, ProviderAccess } from './provider';

interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** `id:secret` or `id:secret:token`, as AWS gives them out; null for a Bedrock API key, which is one word. */
export function awsCredentials(apiKey: string): AwsCredentials | null {
  const [accessKeyId, secretAccessKey, sessionToken] = apiKey.split(':');
  if (!accessKeyId || !/^A[A-Z0-9]{15,}$/.test(accessKeyId) || !secretAccessKey) return null;
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}

/** The region that an address of AWS names, which its signatures need too. */
function regionOf(baseUrl: string): string {
  return /(?:^|\.)([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(new URL(baseUrl).hostname)?.[1] ?? 'us-east-1';
}

async function client({ baseUrl, apiKey = '', fetch }: ProviderAccess) {
  const { createAmazonBedrock } = await import('@ai-sdk/amazon-bedrock');
  const credentials = awsCredentials(apiKey);
  const common = { baseURL: baseUrl, region: regionOf(baseUrl), fetch };
  // An empty API key, so that the package doesn't take one from the environment in place of the typed credentials.
  return createAmazonBedrock(credentials ? { ...common, ...credentials, apiKey: '' } : { ...common, apiKey });
}

/** Titan, Nova and Cohere each have a word of their own for it, and each its own numbers; the package refuses others. */
const DIMENSIONS = {
  dimensions: [256, 512, 1_024],
  embeddingDimension: [256, 384, 1_024, 3_072],
  outputDimension: [256, 512, 1_024, 1_536],
};

function shortenedTo(dimensions: number): Record<string, number> {
  const words = Object.entries(DIMENSIONS).filter(([, possible]) => possible.includes(dimensions));
  // None of them: the package says which there are.
  return words.length === 0 ? { dimensions } : Object.fromEntries(words.map(([word]) => [word, dimensions]));
}

export const bedrock: Provider = {
  label: 'Amazon Bedrock',
  defaultBaseUrl: 'https://bedrock-runtime.us-east-1.amazonaws.com',
  needsKey: true,
  keyUrl: 'https://console.aws.amazon.com/bedrock',
  keyNote: 'A Bedrock API key, or ACCESS_KEY_ID:SECRET_ACCESS_KEY, with :SESSION_TOKEN where there is one.',
  secretsOf: (apiKey) => {
    const credentials = awsCredentials(apiKey);
    return credentials ? [credentials.secretAccessKey, credentials.sessionToken ?? ''].filter(Boolean) : [];
  },
  chat: async (access, model) => (await client(access))(model),
  embedding: async (access, model) => (await client(access)).embedding(model),
  embeddingOptions: ({ dimensions, purpose }) => ({
    bedrock: {
      ...(dimensions !== undefined && shortenedTo(dimensions)),
      inputType: purpose === 'query' ? 'search_query' : 'search_document',
      embeddingPurpose: purpose === 'query' ? 'TEXT_RETRIEVAL' : 'GENERIC_INDEX',
    },
  }),
  headers: () => ({}),
  // Bedrock lists its models at another host, for signed requests only.
  listPath: null,
  readList: () => [],
};
