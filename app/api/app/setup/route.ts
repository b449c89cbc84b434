import { endpoint } from '@/app/api/endpoint';
import { reply } from '@/app/api/reply';
import { setUpOwner, signIn } from '@/lib/auth';
import { setupSchema } from '@/lib/auth/schema';
import { enqueue } from '@/lib/jobs';

export const POST = endpoint(
  { summary: 'Make the first account', tag: 'First run', needs: 'nothing', body: setupSchema, status: 201 },
  async ({ body, request }) => {
    const { userId, workspace } = await setUpOwner(body);
    await enqueue('create-sample', { workspaceId: workspace.id, userId });
    const cookies = await signIn({ email: body.email, password: body.password }, request.headers);
    return reply(201, { workspace }, cookies);
  },
);
