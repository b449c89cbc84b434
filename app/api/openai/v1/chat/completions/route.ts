import { z } from 'zod';
import { answerChat } from '@/app/api/openai/answer-chat';
import { chatRequestSchema } from '@/app/api/openai/chat-request';
import { openAiEndpoint } from '@/app/api/openai/openai-endpoint';

export const POST = openAiEndpoint(
  {
    summary: 'Ask a prompt as if it were a model',
    description:
      'In OpenAI’s shape, streaming too: `model` is `prompt-name@label`; that prompt runs with its model and its retrieval. The last message of the user is `{{question}}`, earlier ones come before it; other variables go into `variables`. A prompt that names no model is answered by builtin/extractive.',
    tag: 'For other tools',
    needs: 'run',
    limit: 'run',
    body: chatRequestSchema,
    response: z.looseObject({ id: z.string(), object: z.literal('chat.completion'), choices: z.array(z.unknown()) }),
  },
  async ({ access, body, request }) => answerChat(access, body, request.signal),
);
