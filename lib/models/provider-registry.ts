import { anthropic } from './providers/anthropic';
import { azure } from './providers/azure';
import { bedrock } from './providers/bedrock';
import { cohere } from './providers/cohere';
import { google } from './providers/google';
import { groq } from './providers/groq';
import { mistral } from './providers/mistral';
import { openai } from './providers/openai';
import {
  deepseek,
  fireworks,
  huggingface,
  lmStudio,
  ollama,
  openaiCompatible,
  openrouter,
  together,
  vllm,
  xai,
} from './providers/openai-compatible';
import type { Provider } from './providers/provider';
import { vertex } from './providers/vertex';
import type { ProviderId } from './schema';

/** Every provider, in the order in which people choose. */
export const providers: Readonly<Record<ProviderId, Provider>> = {
  openai,
  anthropic,
  google,
  mistral,
  cohere,
  groq,
  azure,
  vertex,
  bedrock,
  xai,
  deepseek,
  together,
  fireworks,
  openrouter,
  huggingface,
  ollama,
  vllm,
  'lm-studio': lmStudio,
  'openai-compatible': openaiCompatible,
};
