import { endpoint } from '@/app/api/endpoint';
import { pageOf, pageQuery } from '@/app/api/v1/page-query';
import { createShare, listShares } from '@/lib/shares';
import { createdShareSchema, createShareSchema, shareSchema } from '@/lib/shares/schema';

export const GET = endpoint(
  {
    summary: 'List shares, newest first',
    description: 'Without their links: the secret part is shown once, when a share is made.',
    tag: 'Shares',
    needs: 'read',
    query: pageQuery,
    response: pageOf(shareSchema),
  },
  async ({ access, query }) => listShares(access, query),
);

export const POST = endpoint(
  {
    summary: 'Freeze a comparison or a prompt version behind a link',
    description:
      'What the link shows is a copy made now, of an allow-listed set of fields: prompts, passages and costs only where `include` says so. It ends after 30 days unless told, and at once when it is revoked.',
    tag: 'Shares',
    needs: 'write',
    body: createShareSchema,
    response: createdShareSchema,
    secretAnswer: true,
    status: 201,
  },
  async ({ access, body }) => createShare(access, body),
);
