import type { Access } from '@/lib/auth/schema';
import { NotFoundError, ValidationError } from '@/lib/errors';
import { anchorCases } from './anchor-evidence';
import type { Case, CasePage, CasesQuery, Dataset, DatasetVersion } from './schema';
import { countCases, findCase, findDataset, selectCases, selectDatasets, selectVersions, versionExists } from './store';
import { toCase, toDataset } from './to-case';

type Reader = Pick<Access, 'workspaceId'>;

/** What was found nowhere is looked for again, as far as documents came since: at most so many cases at a time. */
const LOOKED_FOR_AGAIN = 2_000;

/** @throws NotFoundError also where it belongs to another workspace or was deleted */
export async function getDataset({ workspaceId }: Reader, id: string): Promise<Dataset> {
  const row = await findDataset(workspaceId, id);
  if (!row) throw new NotFoundError('Dataset', id);
  if (row.passagesNotFound === 0) return toDataset(row);
  const lost = await selectCases(workspaceId, id, row.version, { notFound: true, after: 0, limit: LOOKED_FOR_AGAIN });
  await anchorCases(workspaceId, id, lost);
  return toDataset((await findDataset(workspaceId, id)) ?? row);
}

/** The newest first. */
export async function listDatasets(
  { workspaceId }: Reader,
  { limit, cursor, search }: { limit: number; cursor?: string | undefined; search?: string | undefined },
): Promise<{ items: Dataset[]; nextCursor: string | null }> {
  const rows = await selectDatasets(workspaceId, { limit: limit + 1, cursor, search });
  const items = rows.slice(0, limit).map(toDataset);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** The newest first; the cursor is a version's number. */
export async function listVersions(
  access: Reader,
  id: string,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: DatasetVersion[]; nextCursor: string | null }> {
  await getDataset(access, id);
  const before = cursor === undefined ? undefined : numberFrom(cursor);
  const rows = await selectVersions(access.workspaceId, id, { limit: limit + 1, before });
  const items = rows.slice(0, limit).map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.version ?? '') : null };
}

/** @throws NotFoundError where the dataset has no such version; 0 is the empty beginning */
export async function resolveVersion(access: Reader, id: string, version: number | undefined): Promise<number> {
  const dataset = await getDataset(access, id);
  if (version === undefined || version === dataset.version || version === 0) return version ?? dataset.version;
  if (!(await versionExists(access.workspaceId, id, version))) throw new NotFoundError('Version', String(version));
  return version;
}

/** A page of the cases of one version, the newest unless told, with where their evidence stands now. */
export async function listCases(access: Reader, id: string, request: CasesQuery): Promise<CasePage> {
  const { workspaceId } = access;
  const version = await resolveVersion(access, id, request.version);
  const { search, tag, limit, cursor } = request;
  const notFound = request.notFound === undefined ? undefined : request.notFound === 'true';
  const filter = { search, tag, notFound };
  const after = cursor === undefined ? 0 : numberFrom(cursor);
  const [rows, total] = await Promise.all([
    selectCases(workspaceId, id, version, { ...filter, after, limit: limit + 1 }),
    countCases(workspaceId, id, version, filter),
  ]);
  const page = await anchorCases(workspaceId, id, rows.slice(0, limit));
  const nextCursor = rows.length > limit ? String(page.at(-1)?.position ?? 0) : null;
  return { items: page.map(toCase), nextCursor, version, total };
}

export async function getCase(access: Reader, id: string, caseId: string, version?: number): Promise<Case> {
  const row = await findCase(access.workspaceId, id, await resolveVersion(access, id, version), caseId);
  if (!row) throw new NotFoundError('Case', caseId);
  const [anchored] = await anchorCases(access.workspaceId, id, [row]);
  return toCase(anchored ?? row);
}

/** Every case of a version, in order, with where its evidence stands now. */
export async function readCases(access: Reader, id: string, version: number): Promise<Case[]> {
  const rows = await selectCases(access.workspaceId, id, version, { after: 0, limit: 1_000_000 });
  return (await anchorCases(access.workspaceId, id, rows)).map(toCase);
}

function numberFrom(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new ValidationError([{ path: 'cursor', message: 'is not one of this list' }]);
  return Number(cursor);
}
