import { endpoint } from '@/app/api/endpoint';
import { restorePrompt } from '@/lib/prompts';
import { promptSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../path';

export const POST = endpoint(
  {
    summary: 'Bring back a deleted prompt',
    description: 'For 10 minutes after it was deleted, as long as no other prompt has taken its name.',
    tag: 'Prompts',
    needs: 'write',
    params: promptPath,
    response: promptSchema,
  },
  async ({ access, params }) => restorePrompt(access, params.name),
);
