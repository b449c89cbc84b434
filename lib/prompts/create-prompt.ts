import type { z } from 'zod';
import type { Access } from '@/lib/auth/schema';
import { ConflictError } from '@/lib/errors';
import { describePrompt } from './list-prompts';
import type { createPromptSchema, Prompt } from './schema';
import { insertPrompt } from './store';

/**
 * Makes a prompt without a version yet.
 *
 * @throws ConflictError where the name is taken
 */
export async function createPrompt(
  access: Pick<Access, 'workspaceId'>,
  input: z.infer<typeof createPromptSchema>,
): Promise<Prompt> {
  const { name, description = '', tags = [] } = input;
  const row = await insertPrompt(access.workspaceId, { name, description, tags });
  if (!row) throw new ConflictError(`There is already a prompt named “${name}”.`);
  return describePrompt({ ...row, labels: [], newest: null });
}
