import { z } from 'zod';
import { db, newId, query, sql, transaction, type Queryable, type Sql } from '@/lib/db';
import { anchorSchema, caseInputSchema, storedEvidenceSchema, type StoredEvidence } from './schema';

export { newId };

const json = (value: unknown): Sql => (value === undefined ? sql`null::jsonb` : sql`${JSON.stringify(value)}::jsonb`);

const anchorRow = anchorSchema.extend({ evidence: z.int(), revision: z.int() });
/** A place of one passage of a case's evidence, in one revision of a document. */
export type AnchorRow = z.infer<typeof anchorRow>;

export interface DatasetRow {
  id: string;
  name: string;
  description: string;
  version: number;
  cases: number;
  casesWithEvidence: number;
  passages: number;
  passagesNotFound: number;
  createdAt: Date;
  updatedAt: Date;
}

const DATASET = sql`
  d.id, d.name, d.description, d.latest_version as version, d.created_at as "createdAt", d.updated_at as "updatedAt",
  (select count(*) from dataset_cases c where c.dataset_id = d.id and c.to_version is null)::int as cases,
  (select count(*) from dataset_cases c where c.dataset_id = d.id and c.to_version is null and c.passages > 0)::int as "casesWithEvidence",
  (select coalesce(sum(c.passages), 0) from dataset_cases c where c.dataset_id = d.id and c.to_version is null)::int as passages,
  (select coalesce(sum(c.not_found), 0) from dataset_cases c where c.dataset_id = d.id and c.to_version is null)::int as "passagesNotFound"`;

export async function insertDataset(workspaceId: string, data: { name: string; description: string }): Promise<string> {
  const id = newId('dst');
  await db().dataset.create({ data: { id, workspaceId, ...data } });
  return id;
}

export async function findDataset(workspaceId: string, id: string): Promise<DatasetRow | null> {
  const [row] = await query<DatasetRow>(sql`
    select ${DATASET} from datasets d where d.workspace_id = ${workspaceId} and d.id = ${id} and d.deleted_at is null`);
  return row ?? null;
}

export function selectDatasets(
  workspaceId: string,
  { limit, cursor, search }: { limit: number; cursor?: string | undefined; search?: string | undefined },
): Promise<DatasetRow[]> {
  return query<DatasetRow>(sql`
    select ${DATASET} from datasets d
    where d.workspace_id = ${workspaceId} and d.deleted_at is null and (${cursor ?? null}::text is null or d.id < ${cursor ?? null})
      and (${search ?? null}::text is null or strpos(lower(d.name), lower(${search ?? ''})) > 0)
    order by d.id desc limit ${limit}`);
}

export async function changeDataset(
  workspaceId: string,
  id: string,
  { name, description }: { name?: string | undefined; description?: string | undefined },
): Promise<boolean> {
  const rows = await query(sql`
    update datasets set name = coalesce(${name ?? null}, name), description = coalesce(${description ?? null}, description), updated_at = now()
    where workspace_id = ${workspaceId} and id = ${id} and deleted_at is null returning id`);
  return rows.length > 0;
}

export async function hideDataset(workspaceId: string, id: string): Promise<boolean> {
  const rows = await query(sql`
    update datasets set deleted_at = now() where workspace_id = ${workspaceId} and id = ${id} and deleted_at is null returning id`);
  return rows.length > 0;
}

export async function unhideDataset(workspaceId: string, id: string, undoMinutes: number): Promise<boolean> {
  const rows = await query(sql`
    update datasets set deleted_at = null where workspace_id = ${workspaceId} and id = ${id}
      and deleted_at > now() - make_interval(mins => ${undoMinutes}::int) returning id`);
  return rows.length > 0;
}

export async function removeDatasets(undoMinutes: number): Promise<void> {
  await query(sql`delete from datasets where deleted_at < now() - make_interval(mins => ${undoMinutes}::int)`);
}

export function selectVersions(
  workspaceId: string,
  datasetId: string,
  { limit, before }: { limit: number; before: number | undefined },
) {
  return query<{ version: number; cases: number; summary: string; author: string | null; createdAt: Date }>(sql`
    select version, cases, summary, author, created_at as "createdAt" from dataset_versions
    where workspace_id = ${workspaceId} and dataset_id = ${datasetId} and (${before ?? null}::int is null or version < ${before ?? null}::int)
    order by version desc limit ${limit}`);
}

export async function versionExists(workspaceId: string, datasetId: string, version: number): Promise<boolean> {
  const rows = await query(sql`
    select 1 from dataset_versions where workspace_id = ${workspaceId} and dataset_id = ${datasetId} and version = ${version}`);
  return rows.length > 0;
}

// Cases

const caseRow = z.object({
  caseId: z.string(),
  fromVersion: z.int(),
  position: z.int(),
  key: z.string().nullable(),
  input: caseInputSchema,
  expected: z.unknown(),
  evidence: z.array(storedEvidenceSchema),
  tags: z.array(z.string()),
  anchors: z.array(anchorRow),
  anchoredWith: z.string().nullable(),
});
export type CaseRow = z.infer<typeof caseRow>;

const CASE = sql`
  case_id as "caseId", from_version as "fromVersion", position, key, input, expected, evidence, tags, anchors, anchored_with as "anchoredWith"`;

const inVersion = (version: number): Sql =>
  sql`from_version <= ${version}::int and (to_version is null or to_version > ${version}::int)`;

export interface CaseFilter {
  search?: string | undefined;
  tag?: string | undefined;
  notFound?: boolean | undefined;
}

const matches = ({ search, tag, notFound }: CaseFilter): Sql => sql`
  (${search ?? null}::text is null or strpos(lower(question), lower(${search ?? ''})) > 0
     or strpos(lower(coalesce(key, '')), lower(${search ?? ''})) > 0
     or strpos(lower(coalesce(expected #>> '{}', '')), lower(${search ?? ''})) > 0)
  and (${tag ?? null}::text is null or tags ? ${tag ?? ''})
  and (${notFound ?? null}::boolean is null or (not_found > 0) = ${notFound ?? null}::boolean)`;

/** Cases of one version in their order, after a position. */
export async function selectCases(
  workspaceId: string,
  datasetId: string,
  version: number,
  { after, limit, ...filter }: CaseFilter & { after: number; limit: number },
): Promise<CaseRow[]> {
  const rows = await query(sql`
    select ${CASE} from dataset_cases
    where workspace_id = ${workspaceId} and dataset_id = ${datasetId} and ${inVersion(version)} and position > ${after}::int and ${matches(filter)}
    order by position limit ${limit}`);
  return caseRow.array().parse(rows);
}

export async function countCases(
  workspaceId: string,
  datasetId: string,
  version: number,
  filter: CaseFilter,
): Promise<number> {
  const [row] = await query<{ count: number }>(sql`
    select count(*)::int as count from dataset_cases
    where workspace_id = ${workspaceId} and dataset_id = ${datasetId} and ${inVersion(version)} and ${matches(filter)}`);
  return row?.count ?? 0;
}

export async function findCase(
  workspaceId: string,
  datasetId: string,
  version: number,
  caseId: string,
): Promise<CaseRow | null> {
  const rows = await query(sql`
    select ${CASE} from dataset_cases
    where workspace_id = ${workspaceId} and dataset_id = ${datasetId} and case_id = ${caseId} and ${inVersion(version)}`);
  return rows[0] ? caseRow.parse(rows[0]) : null;
}

// Changes

/** What a case holds; two cases with the same content are the same. */
export interface CaseContent {
  key: string | null;
  input: { question: string } & Record<string, unknown>;
  expected: unknown;
  evidence: StoredEvidence[];
  tags: string[];
}

export interface NewState extends CaseContent {
  caseId: string;
  position: number;
}

export interface LockedDataset {
  version: number;
  nextPosition: number;
  cases: number;
  /** The cases of the newest version that have one of the ids or keys. */
  existing: CaseRow[];
}

export interface Change {
  states: readonly NewState[];
  /** Cases whose state of the newest version ends; those among `states` included. */
  ended: readonly string[];
  nextPosition: number;
  summary: string;
  author: { id: string | null; name: string };
}

/**
 * Makes a new version in one transaction: `plan` sees the newest one, locked against others, and says what changes. Null
 * from it changes nothing.
 *
 * @returns null where there is no such dataset; else the newest version and how many cases it has
 */
export async function changeCases(
  workspaceId: string,
  datasetId: string,
  wanted: { ids: readonly string[]; keys: readonly string[] } | 'all' | 'none',
  plan: (dataset: LockedDataset) => Change | null,
): Promise<{ version: number; cases: number } | null> {
  return transaction(async (on) => {
    const [dataset] = await query<{ version: number; nextPosition: number }>(
      sql`select latest_version as version, next_position as "nextPosition" from datasets
          where workspace_id = ${workspaceId} and id = ${datasetId} and deleted_at is null for update`,
      on,
    );
    if (!dataset) return null;
    const [counted] = await query<{ cases: number }>(
      sql`select count(*)::int as cases from dataset_cases where dataset_id = ${datasetId} and to_version is null`,
      on,
    );
    const cases = counted?.cases ?? 0;
    const existing = await newestCases(datasetId, wanted, on);
    const change = plan({ ...dataset, cases, existing });
    if (!change) return { version: dataset.version, cases };
    const version = dataset.version + 1;
    await query(
      sql`update dataset_cases set to_version = ${version}::int
          where dataset_id = ${datasetId} and to_version is null and case_id = any(${[...change.ended]}::text[])`,
      on,
    );
    for (let at = 0; at < change.states.length; at += BATCH) {
      await insertStates(workspaceId, datasetId, version, change.states.slice(at, at + BATCH), on);
    }
    const total = cases - change.ended.length + change.states.length;
    await query(
      sql`insert into dataset_versions (workspace_id, dataset_id, version, cases, summary, created_by, author)
          values (${workspaceId}, ${datasetId}, ${version}::int, ${total}::int, ${change.summary}, ${change.author.id}, ${change.author.name})`,
      on,
    );
    await query(
      sql`update datasets set latest_version = ${version}::int, next_position = ${change.nextPosition}::int, updated_at = now()
          where id = ${datasetId}`,
      on,
    );
    return { version, cases: total };
  });
}

const BATCH = 1_000;

async function newestCases(
  datasetId: string,
  wanted: { ids: readonly string[]; keys: readonly string[] } | 'all' | 'none',
  on: Queryable,
): Promise<CaseRow[]> {
  if (wanted === 'none') return [];
  const which =
    wanted === 'all'
      ? sql`true`
      : sql`(case_id = any(${[...wanted.ids]}::text[]) or key = any(${[...wanted.keys]}::text[]))`;
  const rows = await query(
    sql`select ${CASE} from dataset_cases where dataset_id = ${datasetId} and to_version is null and ${which} order by position`,
    on,
  );
  return caseRow.array().parse(rows);
}

async function insertStates(
  workspaceId: string,
  datasetId: string,
  version: number,
  states: readonly NewState[],
  on: Queryable,
): Promise<void> {
  const rows = states.map((state) => ({
    case_id: state.caseId,
    position: state.position,
    key: state.key,
    question: state.input.question,
    input: state.input,
    expected: state.expected ?? null,
    evidence: state.evidence,
    tags: state.tags,
    passages: state.evidence.length,
  }));
  await query(
    sql`insert into dataset_cases (workspace_id, dataset_id, case_id, from_version, position, key, question, input, expected, evidence, tags, passages, not_found)
        select ${workspaceId}, ${datasetId}, r.case_id, ${version}::int, r.position, r.key, r.question, r.input,
          case when r.expected = 'null'::jsonb then null else r.expected end, r.evidence, r.tags, r.passages, r.passages
        from jsonb_to_recordset(${json(rows)}) as r
          (case_id text, position int, key text, question text, input jsonb, expected jsonb, evidence jsonb, tags jsonb, passages int)`,
    on,
  );
}

/** The cases of an older version, to be made the newest again. */
export async function selectWholeVersion(workspaceId: string, datasetId: string, version: number): Promise<CaseRow[]> {
  return selectCases(workspaceId, datasetId, version, { after: 0, limit: 1_000_000 });
}

// Where evidence stands in the documents as they are now

export interface SourceDocument {
  id: string;
  name: string;
  revision: number;
}

/** Ready documents with one of these ids, or one of these names (with or without its extension). */
export function documentsFor(
  workspaceId: string,
  ids: readonly string[],
  names: readonly string[],
): Promise<SourceDocument[]> {
  return query<SourceDocument>(sql`
    select d.id, d.name, t.revision from documents d join document_texts t on t.document_id = d.id and t.workspace_id = d.workspace_id
    where d.workspace_id = ${workspaceId} and d.deleted_at is null
      and (d.id = any(${[...ids]}::text[]) or d.name = any(${[...names]}::text[])
           or regexp_replace(d.name, '\\.[A-Za-z0-9]{1,8}$', '') = any(${[...names]}::text[]))
    order by d.id`);
}

/** Names of living documents, whether they were read already or not. */
export async function documentNames(workspaceId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await query<{ id: string; name: string }>(sql`
    select id, name from documents where workspace_id = ${workspaceId} and id = any(${[...ids]}::text[]) and deleted_at is null`);
  return new Map(rows.map((row) => [row.id, row.name]));
}

const pagesSchema = z.array(z.object({ number: z.int(), start: z.int(), end: z.int() }));
export type Pages = z.infer<typeof pagesSchema>;

export async function documentText(
  workspaceId: string,
  documentId: string,
): Promise<{ text: string; pages: Pages; revision: number } | null> {
  const [row] = await query<{ text: string; pages: unknown; revision: number }>(sql`
    select t.text, t.pages, t.revision from document_texts t join documents d on d.id = t.document_id and d.workspace_id = t.workspace_id
    where t.workspace_id = ${workspaceId} and t.document_id = ${documentId} and d.deleted_at is null`);
  return row ? { text: row.text, pages: pagesSchema.parse(row.pages), revision: row.revision } : null;
}

export interface Anchoring {
  caseId: string;
  fromVersion: number;
  anchors: AnchorRow[];
  anchoredWith: string;
  notFound: number;
}

export async function saveAnchors(
  workspaceId: string,
  datasetId: string,
  anchorings: readonly Anchoring[],
): Promise<void> {
  for (let at = 0; at < anchorings.length; at += BATCH) {
    const rows = anchorings.slice(at, at + BATCH).map((anchoring) => ({
      case_id: anchoring.caseId,
      from_version: anchoring.fromVersion,
      anchors: anchoring.anchors,
      anchored_with: anchoring.anchoredWith,
      not_found: anchoring.notFound,
    }));
    await query(sql`
      update dataset_cases c set anchors = r.anchors, anchored_with = r.anchored_with, not_found = r.not_found
      from jsonb_to_recordset(${json(rows)}) as r (case_id text, from_version int, anchors jsonb, anchored_with text, not_found int)
      where c.workspace_id = ${workspaceId} and c.dataset_id = ${datasetId} and c.case_id = r.case_id and c.from_version = r.from_version`);
  }
}
