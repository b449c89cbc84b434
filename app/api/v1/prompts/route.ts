import { endpoint } from '@/app/api/endpoint';
import { pageOf, pageQuery } from '@/app/api/v1/page-query';
import { createPrompt, listPrompts } from '@/lib/prompts';
import { createPromptSchema, promptFilterSchema, promptSchema } from '@/lib/prompts/schema';

export const GET = endpoint(
  {
    summary: 'List prompts by name',
    description: 'Those that were archived are listed only with `archived=true`.',
    tag: 'Prompts',
    needs: 'read',
    query: pageQuery.extend(promptFilterSchema.shape),
    response: pageOf(promptSchema),
  },
  async ({ access, query }) => listPrompts(access, query),
);

export const POST = endpoint(
  {
    summary: 'Create a prompt',
    description: 'A prompt begins without a version; save one next.',
    tag: 'Prompts',
    needs: 'write',
    body: createPromptSchema,
    response: promptSchema,
    status: 201,
  },
  async ({ access, body }) => createPrompt(access, body),
);
