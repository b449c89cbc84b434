import { z } from 'zod';
import { assertPerson } from '@/app/api/app/assert-person';
import { endpoint } from '@/app/api/endpoint';
import { revokeApiKey } from '@/lib/auth';

export const DELETE = endpoint(
  {
    summary: 'Revoke an API key',
    tag: 'API keys',
    needs: 'write',
    params: z.strictObject({ id: z.string().min(1).max(100) }),
  },
  async ({ access, params }) => {
    assertPerson(access);
    await revokeApiKey(access, params.id);
  },
);
