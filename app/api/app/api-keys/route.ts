import { z } from 'zod';
import { assertPerson } from '@/app/api/app/assert-person';
import { endpoint } from '@/app/api/endpoint';
import { createApiKey, listApiKeys } from '@/lib/auth';
import { apiKeySchema, createApiKeySchema } from '@/lib/auth/schema';

export const GET = endpoint(
  {
    summary: 'List the API keys',
    tag: 'API keys',
    needs: 'read',
    response: z.object({ items: z.array(apiKeySchema) }),
  },
  async ({ access }) => ({ items: await listApiKeys(access) }),
);

export const POST = endpoint(
  {
    summary: 'Make an API key',
    description: 'The key is in this answer only. It acts under the membership of the person who made it.',
    tag: 'API keys',
    needs: 'write',
    body: createApiKeySchema,
    response: apiKeySchema.extend({ key: z.string() }),
    status: 201,
    secretAnswer: true,
  },
  async ({ access, body }) => {
    assertPerson(access);
    return createApiKey(access, body);
  },
);
