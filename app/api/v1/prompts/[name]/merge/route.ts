import { endpoint } from '@/app/api/endpoint';
import { reply } from '@/app/api/reply';
import { mergeBranch, previewMerge } from '@/lib/prompts';
import { branchMergeSchema, mergeBranchSchema, mergePathSchema, promptVersionSchema } from '@/lib/prompts/schema';
import { promptPath } from '../../path';

export const GET = endpoint(
  {
    summary: 'See what merging one branch into another would give',
    description:
      'Three-way, from the newest version that both descend from. Messages merge text by text; where both changed the same place, `conflicts` has all three. Nothing is saved.',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    query: mergePathSchema,
    response: branchMergeSchema,
  },
  async ({ access, params, query }) => previewMerge(access, params.name, query),
);

export const POST = endpoint(
  {
    summary: 'Merge one branch into another',
    description:
      'The result is the next version of `into`. Where both changed the same place: 409 with `merge`, and nothing is saved; solve the conflicts and save a version with `branch`, `baseVersion` and `mergedFrom`.',
    tag: 'Prompts',
    needs: 'write',
    params: promptPath,
    body: mergeBranchSchema,
    response: promptVersionSchema,
    status: 201,
  },
  async ({ access, params, body }) => {
    const { version, created } = await mergeBranch(access, params.name, body);
    return reply(created ? 201 : 200, version);
  },
);
