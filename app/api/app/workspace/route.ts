import { endpoint } from '@/app/api/endpoint';
import { renameWorkspace } from '@/lib/auth';
import { updateWorkspaceSchema, workspaceSchema } from '@/lib/auth/schema';

export const PATCH = endpoint(
  {
    summary: 'Rename the workspace',
    tag: 'Workspaces',
    needs: 'admin',
    body: updateWorkspaceSchema,
    response: workspaceSchema,
  },
  async ({ access, body }) => renameWorkspace(access, body.name),
);
