import type { z } from 'zod';
import type { Access } from '@/lib/auth/schema';
import { ConflictError, ForbiddenError, NotFoundError } from '@/lib/errors';
import { isAdminInPerson } from './actor';
import { canonicalJson } from './content-hash';
import { requirePrompt } from './describe-version';
import { refuseWhileIncluded } from './dependents';
import { getPrompt } from './get-prompt';
import type { Prompt, updatePromptSchema } from './schema';
import { updatePromptRow } from './store';

/**
 * Changes a prompt's name, description, tags or protected labels. Versions and labels go with the name.
 *
 * @throws ConflictError where the new name is taken, or other prompts include this one by its old name
 * @throws ForbiddenError where somebody other than an admin in person changes which labels are protected, or their checks
 */
export async function updatePrompt(
  access: Pick<Access, 'workspaceId' | 'role' | 'kind'>,
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
  const outcome = await updatePromptRow(access.workspaceId, prompt.id, changes);
  if (outcome === 'absent') throw new NotFoundError('Prompt', name);
  if (outcome === 'name taken') throw new ConflictError(`There is already a prompt named “${changes.name}”.`);
  return getPrompt(access, changes.name ?? name);
}
