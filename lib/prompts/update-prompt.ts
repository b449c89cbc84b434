import type { z } from 'zod';
import type { Access } from '@/lib/auth/schema';
import { ForbiddenError, NotFoundError } from '@/lib/errors';
import { requirePrompt } from './describe-version';
import { getPrompt } from './get-prompt';
import { isAdminInPerson } from './move-label';
import type { Prompt, updatePromptSchema } from './schema';
import { updatePromptRow } from './store';

/**
 * Changes a prompt's description, tags or protected labels.
 *
 * @throws ForbiddenError where somebody other than an admin in person changes which labels are protected
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
  if (!(await updatePromptRow(access.workspaceId, prompt.id, changes))) throw new NotFoundError('Prompt', name);
  return getPrompt(access, name);
}
