import { query, sql } from '@/lib/db';

/** What a list of prompts is narrowed to. */
export interface PromptFilter {
  /** Stands in the name, the description, a tag or a message of the newest version, whatever its case. */
  q?: string | undefined;
  tag?: string | undefined;
  /** With everything below it. */
  folder?: string | undefined;
  /** Only those that were put aside; only the others unless told. */
  archived?: boolean | undefined;
}

/** The ids of prompts by name, those after `after`. */
export async function selectMatching(
  workspaceId: string,
  limit: number,
  after: string | undefined,
  { q = '', tag = '', folder = '', archived = false }: PromptFilter,
): Promise<string[]> {
  const rows = await query<{ id: string }>(sql`
    select p.id from prompts p
    where p.workspace_id = ${workspaceId} and p.deleted_at is null and (p.archived_at is not null) = ${archived}
      and (${after ?? null}::text is null or p.name > ${after ?? null})
      and (${tag} = '' or ${tag} = any(p.tags))
      and (${folder} = '' or starts_with(p.name, ${folder} || '/'))
      and (${q} = '' or position(lower(${q}) in lower(p.name)) > 0 or position(lower(${q}) in lower(p.description)) > 0
        or exists (select 1 from unnest(p.tags) t where position(lower(${q}) in lower(t)) > 0)
        or exists (
          select 1 from prompt_versions v, jsonb_array_elements(v.content->'messages') m
          where v.workspace_id = p.workspace_id and v.prompt_id = p.id
            and v.version = (select max(n.version) from prompt_versions n
                             where n.workspace_id = p.workspace_id and n.prompt_id = p.id and n.branch = 'main')
            and position(lower(${q}) in lower(m->>'content')) > 0))
    order by p.name limit ${limit}`);
  return rows.map((row) => row.id);
}
