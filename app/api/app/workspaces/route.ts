import { z } from 'zod';
import { assertPerson } from '@/app/api/app/assert-person';
import { endpoint } from '@/app/api/endpoint';
import { createWorkspace } from '@/lib/auth';
import { createWorkspaceSchema, workspaceSchema } from '@/lib/auth/schema';
import { enqueue } from '@/lib/jobs';

export const POST = endpoint(
  {
    summary: 'Make a workspace',
    tag: 'Workspaces',
    needs: 'read',
    body: createWorkspaceSchema.extend({ sample: z.boolean().default(false) }),
    response: workspaceSchema,
    status: 201,
  },
  async ({ access, body }) => {
    assertPerson(access);
    const workspace = await createWorkspace(access.userId, body.name);
    if (body.sample) await enqueue('create-sample', { workspaceId: workspace.id, userId: access.userId });
    return workspace;
  },
);
