import type { Access } from '@/lib/auth/schema';
import { BakeoffError, ConflictError, ValidationError } from '@/lib/errors';
import { includesOf, requirePrompt } from './describe-version';
import { expandIncludes, type ResolveInclude } from './expand-includes';
import { selectDependents } from './includes/store';
import { promptContentSchema, type Dependent } from './schema';

/**
 * Which prompts include this one, in versions that are labelled or newest.
 *
 * @param label only those that include it by this label
 */
export async function listDependents(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  label?: string,
): Promise<Dependent[]> {
  const { name: known } = await requirePrompt(access.workspaceId, name);
  const rows = await selectDependents(access.workspaceId, known);
  return rows
    .filter((row) => label === undefined || row.includes.includes(`${name}@${label}`))
    .map(({ prompt, version, labels, includes }) => ({ prompt, version, labels, includes }));
}

/** @throws ConflictError with `dependents` where other prompts include this one, so that taking it away would break them */
export async function refuseWhileIncluded(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  what: string,
  label?: string,
): Promise<void> {
  const dependents = await listDependents(access, name, label);
  if (dependents.length === 0) return;
  const names = [...new Set(dependents.map((dependent) => dependent.prompt))].map((prompt) => `“${prompt}”`);
  throw new ConflictError(`${what} is included by ${names.join(', ')}. Change that first.`, { dependents });
}

/**
 * Puts in what a label is about to stand for, in every prompt that includes it by that label.
 *
 * @throws ValidationError where one of them would break: a circle, or `{{context}}` in a system message
 */
export async function refuseBrokenDependents(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  label: string,
  target: { version: number; texts: readonly string[] },
): Promise<void> {
  const { workspaceId } = access;
  const now = includesOf(workspaceId);
  const then: ResolveInclude = async (reference) =>
    reference.prompt === name && reference.label === label ? { prompt: name, ...target } : now(reference);
  for (const row of await selectDependents(workspaceId, name)) {
    if (!row.includes.includes(`${name}@${label}`)) continue;
    const { messages } = promptContentSchema.parse(row.content);
    const problem = await problemOf(messages, then);
    // What is broken already is no reason to keep this one back.
    if (problem === null || (await problemOf(messages, now)) !== null) continue;
    const message = `“${row.prompt}” (version ${row.version}) includes it and would break: ${problem}`;
    throw new ValidationError([{ path: 'version', message }]);
  }
}

async function problemOf(
  messages: Parameters<typeof expandIncludes>[0],
  resolve: ResolveInclude,
): Promise<string | null> {
  try {
    await expandIncludes(messages, resolve);
    return null;
  } catch (error) {
    if (error instanceof BakeoffError) return error.detail;
    throw error;
  }
}
