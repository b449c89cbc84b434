import { endpoint } from '@/app/api/endpoint';
import { renderContent } from '@/lib/prompts';
import { previewRequestSchema, renderedPromptSchema } from '@/lib/prompts/schema';

export const POST = endpoint(
  {
    summary: 'Fill in and count a prompt that is not saved yet',
    tag: 'Prompts',
    needs: 'read',
    body: previewRequestSchema,
    response: renderedPromptSchema,
  },
  async ({ access, body }) => renderContent(access, body.content, body),
);
