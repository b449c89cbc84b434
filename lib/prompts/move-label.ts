import type { Access } from '@/lib/auth/schema';
import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from '@/lib/errors';
import { actorOf, isAdminInPerson } from './actor';
import { refuseBrokenDependents, refuseWhileIncluded } from './dependents';
import { includesOf, LATEST, requirePrompt } from './describe-version';
import { expandIncludes } from './expand-includes';
import { findSelected } from './get-version';
import { moveLabelRow, selectLabels } from './labels/store';
import { describeLabel } from './list-prompts';
import { ChecksFailedError, PROMOTION_CHECKS, runChecks, type PromotionCheck } from './promotion-checks';
import type { CheckResult, MoveLabel, PromptLabel } from './schema';
import type { PromptRow } from './store';

type Mover = Pick<Access, 'workspaceId' | 'userId' | 'name' | 'role' | 'kind'>;

function checkMayMove(access: Mover, prompt: PromptRow, label: string): void {
  if (label === LATEST) {
    throw new ValidationError([{ path: 'label', message: '“latest” follows the newest version by itself.' }]);
  }
  if (prompt.protectedLabels.includes(label) && !isAdminInPerson(access)) {
    throw new ForbiddenError(`The label “${label}” is protected: only an admin who is signed in moves it.`);
  }
}

/** What a label would say to standing at a version, without moving it. */
export async function checkLabel(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  label: string,
  version: number,
  checks: readonly PromotionCheck[] = PROMOTION_CHECKS,
): Promise<CheckResult[]> {
  const { workspaceId } = access;
  const prompt = await requirePrompt(workspaceId, name);
  const { content } = await findSelected(workspaceId, prompt, { version });
  const settings = prompt.labelChecks.find((item) => item.label === label)?.checks;
  if (!settings) return [];
  const expanded = await expandIncludes(content.messages, includesOf(workspaceId));
  const current = (await selectLabels(workspaceId, prompt.id)).find((row) => row.label === label)?.version ?? null;
  const subject = { workspaceId, prompt: name, version, current, content, expanded };
  return runChecks(settings, subject, checks);
}

/**
 * Points a label at a version, making it where it wasn't there.
 *
 * @throws ConflictError with `current` where it stands elsewhere than `expectedVersion` by now
 * @throws ForbiddenError for a protected label, to everybody but admins who are signed in
 * @throws ValidationError where a prompt that includes it by this label would break
 * @throws ChecksFailedError with `checks` where the version does not give what the label asks for
 */
export async function moveLabel(
  access: Mover,
  name: string,
  label: string,
  move: MoveLabel,
  checks: readonly PromotionCheck[] = PROMOTION_CHECKS,
): Promise<PromptLabel> {
  const { workspaceId } = access;
  const { version, expectedVersion: expected, split = null, reason = '' } = move;
  const prompt = await requirePrompt(workspaceId, name);
  checkMayMove(access, prompt, label);
  for (const target of split ? [version, split.version] : [version]) {
    const results = await checkLabel(access, name, label, target, checks);
    if (results.some((result) => !result.passed)) throw new ChecksFailedError(label, target, results);
  }
  for (const target of split ? [version, split.version] : [version]) {
    const { content } = await findSelected(workspaceId, prompt, { version: target });
    const texts = content.messages.map((message) => message.content);
    await refuseBrokenDependents(access, name, label, { version: target, texts });
  }
  const to = { version, split };
  const outcome = await moveLabelRow(workspaceId, prompt.id, label, { to, expected, reason, actor: actorOf(access) });
  if (outcome === 'absent') throw new NotFoundError('Prompt', name);
  if (outcome !== 'moved') {
    if ('noSuchVersion' in outcome) throw new NotFoundError('Version', `${name}@${outcome.noSuchVersion}`);
    throw stoodElsewhere(label, outcome.stands);
  }
  const row = (await selectLabels(workspaceId, prompt.id)).find((candidate) => candidate.label === label);
  return describeLabel(prompt, row ?? { label, ...to, updatedAt: new Date() });
}

/**
 * Takes a label away; the version it stood at stays.
 *
 * @throws ConflictError with `dependents` where other prompts include it by this label
 */
export async function removeLabel(access: Mover, name: string, label: string): Promise<void> {
  const { workspaceId } = access;
  const prompt = await requirePrompt(workspaceId, name);
  checkMayMove(access, prompt, label);
  await refuseWhileIncluded(access, name, `${name}@${label}`, label);
  const move = { to: null, expected: undefined, reason: '', actor: actorOf(access) };
  const outcome = await moveLabelRow(workspaceId, prompt.id, label, move);
  if (outcome !== 'moved') throw new NotFoundError('Label', `${name}@${label}`);
}

function stoodElsewhere(label: string, stands: number | null): ConflictError {
  const where = stands === null ? 'is not set' : `stands at version ${stands}`;
  return new ConflictError(`The label “${label}” ${where} by now. Nothing was moved.`, { current: stands });
}
