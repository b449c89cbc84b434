import { z } from 'zod';
import { endpoint } from '@/app/api/endpoint';
import { promptPath } from '@/app/api/v1/prompts/path';
import { discardDraft, getDraft, saveDraft } from '@/lib/prompts';
import { branchNameSchema, promptDraftSchema, storedPromptDraftSchema } from '@/lib/prompts/schema';

const branchQuery = z.strictObject({ branch: branchNameSchema.optional() });

export const GET = endpoint(
  {
    summary: 'The draft that this person has of a prompt, or null',
    tag: 'Prompts',
    needs: 'write',
    params: promptPath,
    query: branchQuery,
    response: z.object({ draft: storedPromptDraftSchema.nullable() }),
  },
  async ({ access, params, query }) => ({ draft: await getDraft(access, params.name, query.branch) }),
);

export const PUT = endpoint(
  {
    summary: 'Keep a draft',
    tag: 'Prompts',
    needs: 'write',
    params: promptPath,
    body: promptDraftSchema,
    response: z.object({ updatedAt: z.iso.datetime() }),
  },
  async ({ access, params, body }) => saveDraft(access, params.name, body),
);

export const DELETE = endpoint(
  {
    summary: 'Discard the draft',
    tag: 'Prompts',
    needs: 'write',
    params: promptPath,
    query: branchQuery,
    status: 204,
  },
  async ({ access, params, query }) => discardDraft(access, params.name, query.branch),
);
