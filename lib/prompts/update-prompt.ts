import type { z } from 'zod';
import type { Access } from '@/lib/auth/schema';
import { ConflictError, ForbiddenError, NotFoundError } from '@/lib/errors';
import { actorOf, isAdminInPerson } from './actor';
import { recordActivity } from './changes/store';
import { canonicalJson } from './content-hash';
import { requirePrompt } from './describe-version';
import { refuseWhileIncluded } from './dependents';
import { getPrompt } from './get-prompt';
import type { Prompt, updatePromptSchema } from './schema';
import { updatePromptRow, type PromptRow } from './store';

/**
 * Changes a prompt's name, description, tags, protected labels or their checks, puts it aside or brings it back. Versions and labels go with the name.
 *
 * @throws ConflictError where the new name is taken, or other prompts include this one by its old name
 * @throws ForbiddenError where somebody other than an admin in person changes which labels are protected, or their checks
 */
export async function updatePrompt(
  access: Pick<Access, 'workspaceId' | 'userId' | 'name' | 'role' | 'kind'>,
  name: string,
  changes: z.infer<typeof updatePromptSchema>,
): Promise<Prompt> {
  const prompt = await requirePrompt(access.workspaceId, name);
  if (changes.protectedLabels && !isAdminInPerson(access)) {
    throw new ForbiddenError('Only an admin who is signed in says which labels are protected.');
  }
  const guarded = (changes.labelChecks ?? []).concat(prompt.labelChecks).some(({ label }) => {
    const [before, after] = [prompt.labelChecks, changes.labelChecks ?? prompt.labelChecks].map((list) =>
      canonicalJson(list.find((item) => item.label === label)?.checks ?? null),
    );
    return before !== after && prompt.protectedLabels.includes(label);
  });
  if (guarded && !isAdminInPerson(access)) {
    throw new ForbiddenError('Only an admin who is signed in changes what a protected label asks for.');
  }
  if (changes.name !== undefined && changes.name !== name) await refuseWhileIncluded(access, name, `“${name}”`);
  const { archived, ...fields } = changes;
  const archivedAt = archived === undefined ? {} : { archivedAt: archived ? (prompt.archivedAt ?? new Date()) : null };
  const outcome = await updatePromptRow(access.workspaceId, prompt.id, { ...fields, ...archivedAt });
  if (outcome === 'absent') throw new NotFoundError('Prompt', name);
  if (outcome === 'name taken') throw new ConflictError(`There is already a prompt named “${changes.name}”.`);
  await tellStory(access, prompt, changes);
  return getPrompt(access, changes.name ?? name);
}

/** Writes down what others want to know of: a new name, and that it was put aside or brought back. */
async function tellStory(
  access: Pick<Access, 'workspaceId' | 'userId' | 'name' | 'kind'>,
  prompt: PromptRow,
  { name, archived }: z.infer<typeof updatePromptSchema>,
): Promise<void> {
  const tell = (kind: string, data: object) =>
    recordActivity(undefined, access.workspaceId, prompt.id, actorOf(access), { kind, data });
  if (name !== undefined && name !== prompt.name) await tell('renamed', { from: prompt.name, to: name });
  if (archived !== undefined && archived !== (prompt.archivedAt !== null)) {
    await tell(archived ? 'archived' : 'unarchived', {});
  }
}
