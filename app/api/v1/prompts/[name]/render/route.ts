import { endpoint } from '@/app/api/endpoint';
import { renderPrompt } from '@/lib/prompts';
import { renderedPromptSchema, renderRequestSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Fill in a prompt’s variables without running it',
    description:
      'Variables without a value are named in `missing` and stay standing. `tokens` counts the texts in o200k_base.',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    body: renderRequestSchema,
    response: renderedPromptSchema,
  },
  async ({ access, params, body }) => renderPrompt(access, params.name, body),
);
