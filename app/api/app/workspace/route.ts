import { endpoint } from '@/app/api/endpoint';
import { renameWorkspace } from '@/lib/auth';
import { createWorkspaceSchema, workspaceSchema } from '@/lib/auth/schema';

export const PATCH = endpoint(
  {
    summary: 'Rename the workspace',
    tag: 'Workspaces',
    needs: 'admin',
    body: createWorkspaceSchema,
    response: workspaceSchema,
  },
  async ({ access, body }) => renameWorkspace(access, body.name),
);
