import type { z } from 'zod';
import type { Access } from '@/lib/auth/schema';
import { ConflictError, NotFoundError, ValidationError } from '@/lib/errors';
import { parseTemplate } from '@/lib/templates';
import { actorOf } from './actor';
import { MAIN } from './branches/store';
import { contentHash } from './content-hash';
import { includesOf, requirePrompt } from './describe-version';
import { expandIncludes, type ResolveInclude } from './expand-includes';
import { describeRow } from './get-version';
import type { PromptContent, PromptVersion, saveVersionSchema } from './schema';
import { appendVersion, deleteDraft, findVersion } from './store';
import { IncludeError } from './template-problems';

/** Only what a version is made of, in the order in which it is shown. */
export function pickContent(input: PromptContent): PromptContent {
  const { messages, examples, parameters, outputSchema, tools, retrieval } = input;
  // Turns are what is meant without a word about it, so both ways of saying it are one content with one hash.
  const examplesAs = input.examplesAs === 'turns' ? undefined : input.examplesAs;
  const fields = Object.entries({ messages, examples, examplesAs, parameters, outputSchema, tools, retrieval });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as PromptContent;
}

/**
 * Saves the next version of a prompt, or of one of its branches. The same content as the newest version there makes none and answers that one. Whoever
 * saves in a session has their draft removed with it.
 *
 * @throws ConflictError for a prompt that was put aside; with `latest` where `baseVersion` is no longer the newest: nothing is saved, nothing lost
 * @throws ValidationError where `{{context}}` stands in a system message or an include leads nowhere or in a circle
 */
export async function saveVersion(
  access: Pick<Access, 'workspaceId' | 'userId' | 'name' | 'kind'>,
  name: string,
  input: z.infer<typeof saveVersionSchema>,
): Promise<{ version: PromptVersion; created: boolean }> {
  const { workspaceId } = access;
  const prompt = await requirePrompt(workspaceId, name);
  if (prompt.archivedAt) throw new ConflictError(`“${name}” is archived. Bring it back before you change it.`);
  const content = pickContent(input);
  const { branch = MAIN } = input;
  await checkContent(name, content, includesOf(workspaceId));

  const row = {
    hash: contentHash(content),
    content,
    message: input.message,
    authorId: access.userId,
    authorName: access.name,
    branch,
    mergedFrom: input.mergedFrom ?? null,
    includes: includesIn(content),
  };
  const appended = await appendVersion(workspaceId, prompt.id, row, input.baseVersion, actorOf(access));
  if (appended.outcome === 'absent') throw new NotFoundError('Prompt', name);
  if (appended.outcome === 'no such branch') throw new NotFoundError('Branch', branch);
  if (appended.outcome === 'no such merge') throw new NotFoundError('Version', `${name}@${input.mergedFrom}`);
  const number = appended.outcome === 'conflict' ? appended.newest : appended.version;
  const stored = await findVersion(workspaceId, prompt.id, number);
  const version = stored && (await describeRow(workspaceId, prompt, stored));
  if (appended.outcome === 'conflict') {
    const detail = `“${name}”${branch === MAIN ? '' : ` (${branch})`} is at version ${number} by now, not at ${input.baseVersion}. Nothing was saved.`;
    throw new ConflictError(detail, { latest: version });
  }
  if (!version) throw new NotFoundError('Prompt', name);
  if (access.kind === 'session') {
    await deleteDraft(workspaceId, { promptId: prompt.id, userId: access.userId, branch });
  }
  return { version, created: appended.outcome === 'saved' };
}

/** What a content includes, as `name@label`, each once. */
export function includesIn(content: Pick<PromptContent, 'messages'>): string[] {
  const found = content.messages.flatMap((message) =>
    parseTemplate(message.content).flatMap((part) => (part.kind === 'include' ? [`${part.prompt}@${part.label}`] : [])),
  );
  return [...new Set(found)];
}

/** What saving refuses: T8, includes that can't work, and examples that have no question to stand before. */
async function checkContent(name: string, content: PromptContent, resolve: ResolveInclude): Promise<void> {
  await expandIncludes(content.messages, async (reference) => {
    if (reference.prompt === name) throw new IncludeError('messages', `A prompt can’t include itself (${name}).`);
    return resolve(reference);
  });
  if (content.examples?.length && !content.messages.some((message) => message.role === 'user')) {
    throw new ValidationError([{ path: 'examples', message: 'Examples need a user message to be shown before.' }]);
  }
}
