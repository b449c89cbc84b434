import type { Access } from '@/lib/auth/schema';
import { NotFoundError, ValidationError } from '@/lib/errors';
import { describeVersion, includesOf, LATEST, requirePrompt } from './describe-version';
import { chooseVersion } from './choose-version';
import { selectLabels, type LabelRow } from './labels/store';
import type { PromptVersion, PromptWithVersion } from './schema';
import {
  findLabelledVersion,
  findVersion,
  newestVersionNumber,
  selectVersions,
  type PromptRow,
  type VersionRow,
} from './store';

/** Which version is meant: by number, by label, or, with neither, by the label `production`. */
export interface VersionSelector {
  label?: string | undefined;
  version?: number | undefined;
  /** What the caller is recognised by, where the label's traffic is split; without it the label's own version is meant. */
  key?: string | undefined;
}

/** @throws NotFoundError for a prompt, label or version that is not there; ValidationError for both at once */
export async function findSelected(
  workspaceId: string,
  prompt: PromptRow,
  selector: VersionSelector,
): Promise<VersionRow> {
  if (selector.version !== undefined && selector.label !== undefined) {
    throw new ValidationError([{ path: 'version', message: 'Give a label or a version, not both.' }]);
  }
  const label = selector.label ?? 'production';
  const row =
    selector.version !== undefined
      ? await findVersion(workspaceId, prompt.id, selector.version)
      : label === LATEST
        ? await findVersion(workspaceId, prompt.id, LATEST)
        : await findLabelledVersion(workspaceId, prompt.id, label, (place) =>
            selector.key === undefined ? place.version : chooseVersion(place, `${prompt.id}:${label}`, selector.key),
          );
  if (row) return row;
  if (selector.version !== undefined) throw new NotFoundError('Version', `${prompt.name}@${selector.version}`);
  throw new NotFoundError('Label', `${prompt.name}@${label}`);
}

/** One version with what the prompt itself says. */
export async function getPromptVersion(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  selector: VersionSelector = {},
): Promise<PromptWithVersion> {
  const { workspaceId } = access;
  const prompt = await requirePrompt(workspaceId, name);
  const row = await findSelected(workspaceId, prompt, selector);
  const [labels, newest] = await Promise.all([
    selectLabels(workspaceId, prompt.id),
    newestVersionNumber(workspaceId, prompt.id),
  ]);
  const version = await describeVersion(prompt, row, labels, newest ?? 0, includesOf(workspaceId));
  return { ...version, description: prompt.description, tags: prompt.tags, ...splitOf(labels, selector) };
}

/** How the label that was asked for is split, where it is. */
function splitOf(
  labels: readonly LabelRow[],
  { label = 'production', version }: VersionSelector,
): Pick<PromptWithVersion, 'split'> {
  const row = version === undefined ? labels.find((candidate) => candidate.label === label) : undefined;
  if (!row?.split) return {};
  const first = { version: row.version, weight: 1 - row.split.weight };
  return { split: { label, versions: [first, row.split] } };
}

/** A stored version as the API shows it, when nothing else about the prompt is at hand. */
export async function describeRow(workspaceId: string, prompt: PromptRow, row: VersionRow): Promise<PromptVersion> {
  const [labels, newest] = await Promise.all([
    selectLabels(workspaceId, prompt.id),
    newestVersionNumber(workspaceId, prompt.id),
  ]);
  return describeVersion(prompt, row, labels, newest ?? 0, includesOf(workspaceId));
}

/** Versions from the newest back. The cursor is the last number of the page before. */
export async function listVersions(
  access: Pick<Access, 'workspaceId'>,
  name: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ items: PromptVersion[]; nextCursor: string | null }> {
  const { workspaceId } = access;
  const before = page.cursor === undefined ? undefined : Number(page.cursor);
  if (before !== undefined && !Number.isSafeInteger(before)) {
    throw new ValidationError([{ path: 'cursor', message: 'is not one that this list gave' }]);
  }
  const prompt = await requirePrompt(workspaceId, name);
  const [rows, labels, newest] = await Promise.all([
    selectVersions(workspaceId, prompt.id, page.limit + 1, before),
    selectLabels(workspaceId, prompt.id),
    newestVersionNumber(workspaceId, prompt.id),
  ]);
  const resolve = includesOf(workspaceId);
  const items: PromptVersion[] = [];
  for (const row of rows.slice(0, page.limit)) {
    items.push(await describeVersion(prompt, row, labels, newest ?? 0, resolve));
  }
  return { items, nextCursor: rows.length > page.limit ? String(items.at(-1)?.version) : null };
}
