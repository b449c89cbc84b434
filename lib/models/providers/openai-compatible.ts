import { createCohere } from '@ai-sdk/cohere';
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
  /** vLLM, Jina, Infinity and others take Cohere's request under `/rerank`. A key is given, or the package looks for one in the environment. */
  reranking: ({ baseUrl, apiKey = 'none', fetch }, model) =>
    createCohere({ baseURL: baseUrl, apiKey, fetch }).reranking(model),
  headers: bearer,
  listPath: '/models',
  readList: readOpenAiList,
};

/** A service that speaks OpenAI's protocol at an address of its own. */
function hosted(label: string, defaultBaseUrl: string, keyUrl: string, rest: Partial<Provider> = {}): Provider {
  return { ...openaiCompatible, label, defaultBaseUrl, keyUrl, needsKey: true, ...rest };
}

/** A server that a team runs itself, as a rule on the same machine, and as a rule without a key. */
function own(label: string, defaultBaseUrl: string): Provider {
  return { ...openaiCompatible, label, defaultBaseUrl };
}

export const xai = hosted('xAI', 'https://api.x.ai/v1', 'https://console.x.ai', { embedding: null });
export const deepseek = hosted('DeepSeek', 'https://api.deepseek.com/v1', 'https://platform.deepseek.com/api_keys', {
  embedding: null,
});
export const together = hosted(
  'Together AI',
  'https://api.together.xyz/v1',
  'https://api.together.ai/settings/api-keys',
  { readList: readTogetherList },
);
export const fireworks = hosted(
  'Fireworks',
  'https://api.fireworks.ai/inference/v1',
  'https://fireworks.ai/account/api-keys',
);
export const openrouter = hosted('OpenRouter', 'https://openrouter.ai/api/v1', 'https://openrouter.ai/keys');
export const huggingface = hosted(
  'Hugging Face',
  'https://router.huggingface.co/v1',
  'https://huggingface.co/settings/tokens',
  { embedding: null },
);
export const ollama = own('Ollama', 'http://127.0.0.1:11434/v1');
export const vllm = own('vLLM', 'http://127.0.0.1:8000/v1');
export const lmStudio = own('LM Studio', 'http://127.0.0.1:1234/v1');

/** Together's list is an array without the `data` around it. */
function readTogetherList(body: unknown) {
  return readOpenAiList(Array.isArray(body) ? { data: body } : body);
}
