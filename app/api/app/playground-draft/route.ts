import { endpoint } from '@/app/api/endpoint';
import { reply } from '@/app/api/reply';
import { savePlaygroundSetup } from '@/lib/playground';
import { playgroundSetupSchema } from '@/lib/playground/schema';

export const PUT = endpoint(
  { summary: 'Keep the playground as it is', tag: 'App', needs: 'read', body: playgroundSetupSchema, status: 204 },
  async ({ access, body }) => {
    await savePlaygroundSetup(access, body);
    return reply(204, undefined);
  },
);
