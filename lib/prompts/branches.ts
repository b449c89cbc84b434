import type { z } from 'zod';
import type { Access } from '@/lib/auth/schema';
import { ConflictError, NotFoundError } from '@/lib/errors';
import { actorOf } from './actor';
import { branchHead, insertBranch, MAIN, selectAncestry, selectBranches, setBranchClosed } from './branches/store';
import { ancestorsOf, commonAncestor } from './common-ancestor';
import { requirePrompt } from './describe-version';
import { findSelected } from './get-version';
import { mergeContents } from './merge-contents';
import { saveVersion } from './save-version';
import type { Branch, BranchMerge, createBranchSchema, PromptContent, PromptVersion } from './schema';

/** A prompt's branches, oldest first, closed ones included; `main` is not among them. */
export async function listBranches(access: Pick<Access, 'workspaceId'>, name: string): Promise<Branch[]> {
  const { workspaceId } = access;
  const prompt = await requirePrompt(workspaceId, name);
  const [rows, versions] = await Promise.all([
    selectBranches(workspaceId, prompt.id),
    selectAncestry(workspaceId, prompt.id),
  ]);
  const main = versions.find((version) => version.branch === MAIN);
  const taken = main ? ancestorsOf(versions, main.version) : new Set<number>();
  return rows.map(({ name: branch, fromVersion, author, createdAt, closedAt }) => {
    const own = versions.filter((version) => version.branch === branch);
    return {
      name: branch,
      from: fromVersion,
      head: own[0]?.version ?? fromVersion,
      versions: own.length,
      ahead: own.filter((version) => !taken.has(version.version)).length,
      author,
      createdAt: createdAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
    };
  });
}

/**
 * Begins a branch from any version. Its first own version comes with the first save.
 *
 * @throws ConflictError for a name that this prompt has had before; NotFoundError for a version that isn't there
 */
export async function createBranch(
  access: Pick<Access, 'workspaceId' | 'userId' | 'name' | 'kind'>,
  name: string,
  input: z.infer<typeof createBranchSchema>,
): Promise<Branch> {
  const prompt = await requirePrompt(access.workspaceId, name);
  const branch = { name: input.name, fromVersion: input.from };
  const outcome = await insertBranch(access.workspaceId, prompt.id, branch, actorOf(access));
  if (outcome === 'absent') throw new NotFoundError('Prompt', name);
  if (outcome === 'no such version') throw new NotFoundError('Version', `${name}@${input.from}`);
  if (outcome === 'name taken') throw new ConflictError(`“${name}” has had a branch named “${input.name}” already.`);
  return requireBranch(access, name, input.name);
}

/** Takes a branch off the lists, or puts it back. Its versions stay as they are. */
export async function closeBranch(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  branch: string,
  isClosed: boolean,
): Promise<Branch> {
  const prompt = await requirePrompt(access.workspaceId, name);
  const closedAt = isClosed ? new Date() : null;
  const found = await setBranchClosed(access.workspaceId, prompt.id, branch, closedAt);
  if (!found) throw new NotFoundError('Branch', branch);
  return requireBranch(access, name, branch);
}

async function requireBranch(access: Pick<Access, 'workspaceId'>, name: string, branch: string): Promise<Branch> {
  const found = (await listBranches(access, name)).find((row) => row.name === branch);
  if (!found) throw new NotFoundError('Branch', branch);
  return found;
}

/** What merging one branch into another would give, with the places that both changed. Nothing is saved. */
export async function previewMerge(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  { from, into }: { from: string; into: string },
): Promise<BranchMerge> {
  const { workspaceId } = access;
  const prompt = await requirePrompt(workspaceId, name);
  const head = async (branch: string) => {
    const version = await branchHead(workspaceId, prompt.id, branch);
    if (!version) throw new NotFoundError('Branch', branch);
    return findSelected(workspaceId, prompt, { version });
  };
  const [mine, theirs, versions] = await Promise.all([head(from), head(into), selectAncestry(workspaceId, prompt.id)]);
  const baseVersion = commonAncestor(versions, mine.version, theirs.version);
  const base = baseVersion === null ? null : await findSelected(workspaceId, prompt, { version: baseVersion });
  const nothing: PromptContent = { messages: [] };
  return {
    ...mergeContents(base?.content ?? nothing, theirs.content, mine.content),
    baseVersion,
    fromVersion: mine.version,
    intoVersion: theirs.version,
    isMerged: baseVersion === mine.version,
    base: base?.content ?? null,
    theirs: theirs.content,
    mine: mine.content,
  };
}

/**
 * Merges one branch into another as the next version there, whose second parent is the other's newest version.
 *
 * @throws ConflictError `merge_conflict` with both sides where both changed the same place: solve it, and save the result with
 * `mergedFrom`
 */
export async function mergeBranch(
  access: Pick<Access, 'workspaceId' | 'userId' | 'name' | 'kind'>,
  name: string,
  { from, into, message }: { from: string; into: string; message?: string | undefined },
): Promise<{ version: PromptVersion; created: boolean }> {
  const merge = await previewMerge(access, name, { from, into });
  const { content, conflicts, fromVersion, intoVersion, isMerged } = merge;
  if (isMerged) throw new ConflictError(`“${into}” has everything of “${from}” already.`);
  if (conflicts.length > 0) {
    const places = `${conflicts.length} ${conflicts.length === 1 ? 'place' : 'places'}`;
    throw new ConflictError(`“${from}” and “${into}” both changed ${places}. Nothing was saved.`, { merge });
  }
  return saveVersion(access, name, {
    ...content,
    message: message ?? `Merge ${from} into ${into}`,
    branch: into,
    baseVersion: intoVersion,
    mergedFrom: fromVersion,
  });
}
