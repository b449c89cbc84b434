import { isDeepStrictEqual } from 'node:util';
import type { Access } from '@/lib/auth/schema';
import { ConflictError, NotFoundError, ValidationError } from '@/lib/errors';
import { anchorCases } from './anchor-evidence';
import {
  MOST_CASES,
  type AddCases,
  type CaseDraft,
  type CasesChange,
  type RemoveCases,
  type UpdateCase,
} from './schema';
import {
  changeCases,
  findCase,
  newId,
  selectCases,
  selectWholeVersion,
  versionExists,
  type CaseContent,
  type CaseRow,
  type Change,
  type LockedDataset,
  type NewState,
} from './store';
import { toStoredEvidence } from './store-evidence';
import { notFoundIn } from './to-case';

const MOST_LISTED = 1_000;

/**
 * Adds cases, or replaces those whose key is there already, as one new version. What is the same as before changes nothing.
 *
 * @throws NotFoundError, ValidationError, and ConflictError where `baseVersion` is no longer the newest
 */
export async function addCases(
  access: Access,
  datasetId: string,
  { cases, baseVersion }: AddCases,
  { summary, warnings = [] }: { summary?: string; warnings?: string[] } = {},
): Promise<CasesChange> {
  refuseTwins(cases);
  const evidence = await toStoredEvidence(access.workspaceId, cases, (i) => `cases.${i}.evidence`);
  const contents = cases.map((draft, i) => toContent(draft, evidence[i] ?? []));
  const keys = contents.map(({ key }) => key).filter((key) => key !== null);
  const caseIds: string[] = [];
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const result = await changeCases(access.workspaceId, datasetId, { ids: [], keys }, (dataset) => {
    refuseOld(dataset, baseVersion);
    const byKey = new Map(dataset.existing.map((row) => [row.key, row]));
    let nextPosition = dataset.nextPosition;
    const states: NewState[] = [];
    const ended: string[] = [];
    for (const content of contents) {
      const before = content.key === null ? undefined : byKey.get(content.key);
      const caseId = before?.caseId ?? newId('cas');
      caseIds.push(caseId);
      if (before && isSame(before, content)) counts.unchanged++;
      else {
        if (before) ended.push(caseId);
        counts[before ? 'changed' : 'added']++;
        states.push({ ...content, caseId, position: before?.position ?? nextPosition++ });
      }
    }
    if (dataset.cases + counts.added > MOST_CASES) {
      const message = `a dataset has at most ${MOST_CASES} cases; this one has ${dataset.cases}`;
      throw new ValidationError([{ path: 'cases', message }]);
    }
    if (states.length === 0) return null;
    return { states, ended, nextPosition, summary: summary ?? inWords(counts), author: authorOf(access) };
  });
  return report(access, datasetId, result, counts, caseIds, warnings);
}

/** Changes what is given of one case, as a new version. `null` takes the key or the expected output away. */
export async function updateCase(
  access: Access,
  datasetId: string,
  caseId: string,
  { baseVersion, ...change }: UpdateCase,
): Promise<CasesChange> {
  const evidence = change.evidence && (await toStoredEvidence(access.workspaceId, [change], () => 'evidence'))[0];
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const wanted = { ids: [caseId], keys: change.key ? [change.key] : [] };
  const result = await changeCases(access.workspaceId, datasetId, wanted, (dataset) => {
    refuseOld(dataset, baseVersion);
    const before = dataset.existing.find((row) => row.caseId === caseId);
    if (!before) throw new NotFoundError('Case', caseId);
    if (change.key && dataset.existing.some((row) => row.key === change.key && row.caseId !== caseId)) {
      throw new ConflictError(`Another case of this dataset has the key “${change.key}”.`);
    }
    const content = {
      key: change.key === undefined ? before.key : change.key,
      input: change.input ?? before.input,
      expected: change.expected === undefined ? before.expected : change.expected,
      evidence: evidence ?? before.evidence,
      tags: change.tags ?? before.tags,
    };
    if (isSame(before, content)) {
      counts.unchanged++;
      return null;
    }
    counts.changed++;
    const states = [{ ...content, caseId, position: before.position }];
    return {
      states,
      ended: [caseId],
      nextPosition: dataset.nextPosition,
      summary: inWords(counts),
      author: authorOf(access),
    };
  });
  return report(access, datasetId, result, counts, [caseId]);
}

/** Takes cases out, as a new version; older versions keep them. */
export async function removeCases(
  access: Access,
  datasetId: string,
  { caseIds, baseVersion }: RemoveCases,
): Promise<CasesChange> {
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const result = await changeCases(access.workspaceId, datasetId, { ids: caseIds, keys: [] }, (dataset) => {
    refuseOld(dataset, baseVersion);
    const there = new Set(dataset.existing.map((row) => row.caseId));
    const missing = caseIds.find((id) => !there.has(id));
    if (missing !== undefined) throw new NotFoundError('Case', missing);
    counts.removed = there.size;
    const summary = inWords(counts);
    return { states: [], ended: [...there], nextPosition: dataset.nextPosition, summary, author: authorOf(access) };
  });
  return report(access, datasetId, result, counts, []);
}

/** Makes the cases of an older version the newest again; what lies between stays readable. */
export async function restoreVersion(access: Access, datasetId: string, version: number): Promise<CasesChange> {
  const { workspaceId } = access;
  // Version 0 is the empty beginning.
  if (version > 0 && !(await versionExists(workspaceId, datasetId, version))) {
    throw new NotFoundError('Version', String(version));
  }
  const old = await selectWholeVersion(workspaceId, datasetId, version);
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const result = await changeCases(workspaceId, datasetId, 'all', (dataset): Change | null => {
    const now = new Map(dataset.existing.map((row) => [row.caseId, row]));
    const kept = new Set(old.map((row) => row.caseId));
    const states = old.filter((row) => {
      const current = now.get(row.caseId);
      const same = current !== undefined && isSame(current, row);
      counts[same ? 'unchanged' : current ? 'changed' : 'added']++;
      return !same;
    });
    const gone = dataset.existing.filter((row) => !kept.has(row.caseId)).map((row) => row.caseId);
    counts.removed = gone.length;
    if (states.length === 0 && gone.length === 0) return null;
    const ended = [...gone, ...states.map((row) => row.caseId).filter((id) => now.has(id))];
    const summary = `Version ${version} again`;
    return { states, ended, nextPosition: dataset.nextPosition, summary, author: authorOf(access) };
  });
  return report(access, datasetId, result, counts, []);
}

function toContent(draft: CaseDraft, evidence: CaseContent['evidence']): CaseContent {
  const { key = null, input, expected = null, tags = [] } = draft;
  return { key, input, expected, evidence, tags: [...new Set(tags)] };
}

function isSame(before: CaseRow, after: CaseContent): boolean {
  const content = ({ key, input, expected, evidence, tags }: CaseContent) => ({
    ...{ key, input, evidence, tags },
    expected: expected ?? null,
  });
  return isDeepStrictEqual(content(before), content(after));
}

function refuseTwins(cases: readonly CaseDraft[]): void {
  const seen = new Set<string>();
  const errors = cases.flatMap(({ key }, i) => {
    if (key === undefined) return [];
    if (seen.has(key)) return [{ path: `cases.${i}.key`, message: `“${key}” is the key of another case here` }];
    seen.add(key);
    return [];
  });
  if (errors.length > 0) throw new ValidationError(errors.slice(0, 100));
}

function refuseOld(dataset: LockedDataset, baseVersion: number | undefined): void {
  if (baseVersion !== undefined && baseVersion !== dataset.version) {
    const detail = `The dataset has changed: version ${dataset.version} is the newest, not ${baseVersion}.`;
    throw new ConflictError(detail, { latest: dataset.version });
  }
}

type Counts = Pick<CasesChange, 'added' | 'changed' | 'removed' | 'unchanged'>;

function inWords(counts: Counts): string {
  const parts = (['added', 'changed', 'removed'] as const).filter((what) => counts[what] > 0);
  return parts.map((what) => `${counts[what]} ${what}`).join(', ');
}

function authorOf(access: Access): { id: string | null; name: string } {
  return { id: access.userId, name: access.name };
}

/** Looks for the evidence of the new states, and says what was not found. */
async function report(
  { workspaceId }: Access,
  datasetId: string,
  result: { version: number; cases: number } | null,
  counts: Counts,
  caseIds: string[],
  warnings: string[] = [],
): Promise<CasesChange> {
  if (!result) throw new NotFoundError('Dataset', datasetId);
  const { version, cases } = result;
  const rows =
    caseIds.length === 1 && caseIds[0] !== undefined
      ? [await findCase(workspaceId, datasetId, version, caseIds[0])].filter((row) => row !== null)
      : caseIds.length === 0
        ? []
        : await selectCases(workspaceId, datasetId, version, { after: 0, limit: MOST_CASES });
  const sent = new Set(caseIds);
  const anchored = await anchorCases(
    workspaceId,
    datasetId,
    rows.filter((row) => sent.has(row.caseId)),
  );
  const notFound = anchored.flatMap(notFoundIn);
  return {
    ...{ datasetId, version, cases, ...counts, caseIds },
    notFound: notFound.slice(0, MOST_LISTED),
    notFoundCount: notFound.length,
    warnings,
  };
}
