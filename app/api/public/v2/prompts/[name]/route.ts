import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { promptPath } from '@/app/api/prompt-path';
import { countPromptCall, getLangfusePrompt } from '@/lib/prompts';

const message = z.object({ type: z.literal('chatmessage'), role: z.string(), content: z.string() });

export const GET = endpoint(
  {
    summary: 'Get a prompt in Langfuse’s shape',
    description:
      'For Langfuse’s SDKs: their host is this server, their secret key an API key with the right to read (the public key is not looked at). Answers a chat prompt, with includes put in and settings under `config`.',
    tag: 'For other tools',
    needs: 'read',
    params: promptPath,
    query: z.object({
      label: z.string().max(64).optional(),
      version: z.coerce.number().int().min(1).optional(),
    }),
    response: z.object({
      id: z.string(),
      name: z.string(),
      version: z.int(),
      type: z.literal('chat'),
      prompt: z.array(message),
      config: z.record(z.string(), z.unknown()),
      labels: z.array(z.string()),
      tags: z.array(z.string()),
      commitMessage: z.string().nullable(),
      resolutionGraph: z.null(),
      createdAt: z.iso.datetime(),
      updatedAt: z.iso.datetime(),
    }),
  },
  async ({ access, params, query }) => {
    const prompt = await getLangfusePrompt(access, params.name, query);
    await countPromptCall(access, params.name, prompt.version);
    return prompt;
  },
);
