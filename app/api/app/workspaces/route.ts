import { assertPerson } from '@/app/api/app/assert-person';
import { endpoint } from '@/app/api/endpoint';
import { createWorkspace } from '@/lib/auth';
import { createWorkspaceSchema, workspaceSchema } from '@/lib/auth/schema';

export const POST = endpoint(
  {
    summary: 'Make a workspace',
    tag: 'Workspaces',
    needs: 'read',
    body: createWorkspaceSchema,
    response: workspaceSchema,
    status: 201,
  },
  async ({ access, body }) => {
    assertPerson(access);
    return createWorkspace(access.userId, body.name);
  },
);
