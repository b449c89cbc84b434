import { anthropic } from './providers/anthropic';
import { cohere } from './providers/cohere';
import { google } from './providers/google';
import { groq } from './providers/groq';
import { mistral } from './providers/mistral';
import { openai } from './providers/openai';
import { ollama, openaiCompatible } from './providers/openai-compatible';
import type { Provider } from './providers/provider';
import type { ProviderId } from './schema';

/** Every provider, in the order in which people choose. */
export const providers: Readonly<Record<ProviderId, Provider>> = {
  openai,
  anthropic,
  google,
  mistral,
  cohere,
  groq,
  ollama,
  'openai-compatible': openaiCompatible,
};
