import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { offeredModels } from '@/lib/models';
import { createConnectionSchema, modelKindSchema } from '@/lib/models/schema';

const { provider, baseUrl, apiKey } = createConnectionSchema.shape;

export const POST = endpoint(
  {
    summary: 'Ask a provider for its models before the connection is saved',
    tag: 'Models',
    needs: 'admin',
    body: z.strictObject({ provider, baseUrl, apiKey, connectionId: z.string().optional() }),
    response: z.object({ items: z.array(z.object({ id: z.string(), kind: modelKindSchema })) }),
  },
  async ({ access, body }) => ({ items: await offeredModels(access, body) }),
);
