import type { Access } from '@/lib/auth/schema';
import { getComparison, withoutReplaced } from '@/lib/comparisons';
import { NotFoundError, ValidationError } from '@/lib/errors';
import { getPromptVersion } from '@/lib/prompts';
import type { PromptContent } from '@/lib/prompts/schema';
import { hashPassword, hashToken, randomToken } from '@/lib/security';
import { settings } from '@/lib/settings';
import { describeShare } from './list-shares';
import type { CreatedShare, CreateShare, SharedPrompt, Snapshot } from './schema';
import { snapshotComparison } from './snapshot-comparison';
import { insertShare } from './store';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const MOST_DAYS = 3_653;

/**
 * Freezes a comparison or a prompt version behind a link that nobody can guess (192 random bits, of which only the hash is
 * kept).
 *
 * @returns the share with its `url`, which is never shown again
 * @throws ValidationError for an expiry that is past or more than ten years away
 */
export async function createShare(
  access: Pick<Access, 'workspaceId' | 'userId'>,
  input: CreateShare,
  now = new Date(),
): Promise<CreatedShare> {
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : new Date(now.getTime() + USUAL_DAYS * DAY_MS);
  const days = (expiresAt.getTime() - now.getTime()) / DAY_MS;
  if (days <= 0) throw new ValidationError([{ path: 'expiresAt', message: 'must be in the future' }]);
  if (days > MOST_DAYS) throw new ValidationError([{ path: 'expiresAt', message: 'must be within ten years' }]);

  const { snapshot, sourceId } = await takeSnapshot(access, input);
  const token = randomToken(24);
  const row = await insertShare(access.workspaceId, {
    tokenHash: hashToken(token),
    sourceId,
    snapshot,
    include: input.include,
    passwordHash: input.password === undefined ? null : await hashPassword(input.password),
    expiresAt,
    createdBy: access.userId,
  });
  return { ...describeShare(row, now), url: `${settings().url}/s/${token}` };
}

async function takeSnapshot(
  access: Pick<Access, 'workspaceId'>,
  input: CreateShare,
): Promise<{ snapshot: Snapshot; sourceId: string }> {
  if (input.promptVersion) {
    const { name, version } = input.promptVersion;
    return { snapshot: await snapshotPrompt(access, name, version, input.title), sourceId: `${name}@${version}` };
  }
  const comparison = withoutReplaced(await getComparison(access, input.comparisonId ?? ''));
  const title = input.title ?? comparison.name;
  const read = async (prompt: { name: string; version: number }): Promise<PromptContent | null> => {
    try {
      return await getPromptVersion(access, prompt.name, { version: prompt.version });
    } catch (error) {
      if (error instanceof NotFoundError) return null;
      throw error;
    }
  };
  return { snapshot: await snapshotComparison(comparison, title, input.include, read), sourceId: comparison.id };
}

async function snapshotPrompt(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  version: number,
  title: string | undefined,
): Promise<SharedPrompt> {
  const found = await getPromptVersion(access, name, { version });
  return {
    kind: 'prompt',
    title: title ?? `${name}, version ${version}`,
    createdAt: found.createdAt,
    name,
    version,
    message: found.message,
    messages: found.messages,
    ...(found.examples ? { examples: found.examples } : {}),
    ...(found.parameters ? { parameters: found.parameters } : {}),
  };
}
