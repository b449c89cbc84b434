import type { Access } from '@/lib/auth/schema';
import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from '@/lib/errors';
import { LATEST, requirePrompt } from './describe-version';
import type { PromptLabel } from './schema';
import { moveLabelRow, selectLabels, type PromptRow } from './store';

/** Protected labels are moved by a person who may, never by a program. */
export function isAdminInPerson(access: Pick<Access, 'role' | 'kind'>): boolean {
  return access.kind === 'session' && (access.role === 'admin' || access.role === 'owner');
}

type Mover = Pick<Access, 'workspaceId' | 'userId' | 'role' | 'kind'>;

function checkMayMove(access: Mover, prompt: PromptRow, label: string): void {
  if (label === LATEST) {
    throw new ValidationError([{ path: 'label', message: '“latest” follows the newest version by itself.' }]);
  }
  if (prompt.protectedLabels.includes(label) && !isAdminInPerson(access)) {
    throw new ForbiddenError(`The label “${label}” is protected: only an admin who is signed in moves it.`);
  }
}

/**
 * Points a label at a version, making it where it wasn't there.
 *
 * @param expectedVersion where the caller saw the label; null for nowhere
 * @throws ConflictError with `label` where it stands elsewhere by now
 * @throws ForbiddenError for a protected label, to everybody but admins who are signed in
 */
export async function moveLabel(
  access: Mover,
  name: string,
  label: string,
  move: { version: number; expectedVersion?: number | null | undefined },
): Promise<PromptLabel> {
  const { workspaceId } = access;
  const prompt = await requirePrompt(workspaceId, name);
  checkMayMove(access, prompt, label);
  const outcome = await moveLabelRow(workspaceId, prompt.id, label, move.version, access.userId, move.expectedVersion);
  if (outcome === 'absent') throw new NotFoundError('Prompt', name);
  if (outcome === 'no such version') throw new NotFoundError('Version', `${name}@${move.version}`);
  if (outcome !== 'moved') throw stoodElsewhere(label, outcome.stands);
  const row = (await selectLabels(workspaceId, prompt.id)).find((candidate) => candidate.label === label);
  return {
    label,
    version: move.version,
    protected: prompt.protectedLabels.includes(label),
    updatedAt: (row?.updatedAt ?? new Date()).toISOString(),
  };
}

/** Takes a label away; the version it stood at stays. */
export async function removeLabel(access: Mover, name: string, label: string): Promise<void> {
  const { workspaceId } = access;
  const prompt = await requirePrompt(workspaceId, name);
  checkMayMove(access, prompt, label);
  const outcome = await moveLabelRow(workspaceId, prompt.id, label, null, access.userId, undefined);
  if (outcome !== 'moved') throw new NotFoundError('Label', `${name}@${label}`);
}

function stoodElsewhere(label: string, stands: number | null): ConflictError {
  const where = stands === null ? 'is not set' : `stands at version ${stands}`;
  return new ConflictError(`The label “${label}” ${where} by now. Nothing was moved.`, { current: stands });
}
