import { query, sql } from '@/lib/db';

export interface DependentRow {
  prompt: string;
  version: number;
  labels: string[];
  includes: string[];
  content: unknown;
}

/** Versions in use (labelled, or the newest) that include a prompt, of all prompts that are not deleted. */
export async function selectDependents(workspaceId: string, name: string): Promise<DependentRow[]> {
  const rows = await query<DependentRow & { latest: boolean }>(sql`
    select * from (
      select p.name as prompt, v.version, v.content,
        array(select i from unnest(v.includes) i where split_part(i, '@', 1) = ${name}) as includes,
        array(select l.label from prompt_labels l
              where l.workspace_id = v.workspace_id and l.prompt_id = v.prompt_id
                and v.version in (l.version, l.split_version) order by l.label) as labels,
        v.version = (select max(n.version) from prompt_versions n
                     where n.workspace_id = v.workspace_id and n.prompt_id = v.prompt_id and n.branch = 'main') as latest
      from prompt_versions v join prompts p on p.workspace_id = v.workspace_id and p.id = v.prompt_id
      where v.workspace_id = ${workspaceId} and p.deleted_at is null and p.name <> ${name}
        and exists (select 1 from unnest(v.includes) i where split_part(i, '@', 1) = ${name})
    ) found
    where latest or cardinality(labels) > 0
    order by prompt, version desc limit 500`);
  return rows.map(({ latest, labels, ...row }) => ({ ...row, labels: latest ? [...labels, 'latest'] : labels }));
}
