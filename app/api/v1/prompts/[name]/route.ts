import { createHash, randomUUID } from 'node:crypto';
import { endpoint } from '@/app/api/endpoint';
import { reply } from '@/app/api/reply';
import { countPromptCall, deletePrompt, getPromptVersion, updatePrompt } from '@/lib/prompts';
import { promptSchema, promptWithVersionSchema, updatePromptSchema, versionSelectorSchema } from '@/lib/prompts/schema';
import { promptPath } from '../path';

export const GET = endpoint(
  {
    summary: 'Get a prompt’s version by label or number',
    description:
      'The version labelled `production` unless told; `latest` is the newest. Where the label is split between two versions, the same `key` (a person’s or session’s id) gets the same one; without a key, chance decides at each call. Answers 304 where `If-None-Match` names the `ETag` it had.',
    tag: 'Prompts',
    needs: 'read',
    params: promptPath,
    query: versionSelectorSchema,
    response: promptWithVersionSchema,
  },
  async ({ access, params, query, request }) => {
    const version = await getPromptVersion(access, params.name, { ...query, key: query.key ?? randomUUID() });
    await countPromptCall(access, params.name, version.version);
    const etag = `"${createHash('sha256').update(JSON.stringify(version)).digest('base64url')}"`;
    const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
    if (matches(request.headers.get('if-none-match'), etag)) return reply(304, undefined, headers);
    return reply(200, version, headers);
  },
);

export const PATCH = endpoint(
  {
    summary: 'Change a prompt’s name, description, tags, protected labels or their checks',
    tag: 'Prompts',
    needs: 'write',
    params: promptPath,
    body: updatePromptSchema,
    response: promptSchema,
  },
  async ({ access, params, body }) => updatePrompt(access, params.name, body),
);

export const DELETE = endpoint(
  {
    summary: 'Delete a prompt',
    description: 'It is hidden at once, can be restored for 10 minutes, and is then removed with all its versions.',
    tag: 'Prompts',
    needs: 'write',
    params: promptPath,
    status: 204,
  },
  async ({ access, params }) => deletePrompt(access, params.name),
);

/** Weak comparison, as RFC 9110 asks for If-None-Match. */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((item) => {
    const candidate = item.trim();
    return candidate === '*' || candidate.replace(/^W\//, '') === etag;
  });
}
