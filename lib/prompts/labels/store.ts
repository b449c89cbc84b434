import { db, query, sql, transaction } from '@/lib/db';
import { lockPrompt, recordActivity, type Actor } from '../changes/store';

/** Where a label stands: a version, and beside it perhaps a second one with its share of the traffic (0 to 1). */
export interface LabelPlace {
  version: number;
  split: { version: number; weight: number } | null;
}

export interface LabelRow extends LabelPlace {
  label: string;
  updatedAt: Date;
}

interface StoredLabel {
  label: string;
  version: number;
  splitVersion: number | null;
  splitWeight: number | null;
  updatedAt: Date;
}

export const labelFields = {
  label: true,
  version: true,
  splitVersion: true,
  splitWeight: true,
  updatedAt: true,
} as const;

export function asLabel({ splitVersion, splitWeight, ...label }: StoredLabel): LabelRow {
  const isSplit = splitVersion !== null && splitWeight !== null;
  return { ...label, split: isSplit ? { version: splitVersion, weight: splitWeight } : null };
}

export async function selectLabels(workspaceId: string, promptId: string): Promise<LabelRow[]> {
  const rows = await db().promptLabel.findMany({
    where: { workspaceId, promptId },
    orderBy: { label: 'asc' },
    select: labelFields,
  });
  return rows.map(asLabel);
}

export type MoveOutcome = 'moved' | 'absent' | { noSuchVersion: number } | { stands: number | null };

interface Move {
  /** Null takes the label away. */
  to: LabelPlace | null;
  /** Where the label has to stand for the move to happen, null for nowhere; undefined asks nothing. */
  expected: number | null | undefined;
  reason: string;
  actor: Actor;
}

/**
 * Points a label at a version, or takes it away, and writes down who did it and why.
 *
 * @returns `{ stands }` where it stood elsewhere than expected, and then nothing was changed
 */
export function moveLabelRow(
  workspaceId: string,
  promptId: string,
  label: string,
  { to, expected, reason, actor }: Move,
): Promise<MoveOutcome> {
  return transaction(async (on) => {
    if (!(await lockPrompt(on, workspaceId, promptId))) return 'absent';
    const here = sql`workspace_id = ${workspaceId} and prompt_id = ${promptId}`;
    const [row] = await query<{ version: number; split_version: number | null; split_weight: number | null }>(
      sql`select version, split_version, split_weight from prompt_labels where ${here} and label = ${label}`,
      on,
    );
    const stands = row?.version ?? null;
    if (expected !== undefined && expected !== stands) return { stands };
    if (to === null) {
      if (!row) return 'absent';
      await query(sql`delete from prompt_labels where ${here} and label = ${label}`, on);
    } else {
      const targets = to.split ? [to.version, to.split.version] : [to.version];
      for (const version of targets) {
        const found = await query(sql`select 1 from prompt_versions where ${here} and version = ${version}`, on);
        if (found.length === 0) return { noSuchVersion: version };
      }
      await query(
        sql`insert into prompt_labels
              (workspace_id, prompt_id, label, version, split_version, split_weight, updated_at, updated_by)
            values (${workspaceId}, ${promptId}, ${label}, ${to.version}, ${to.split?.version ?? null},
                    ${to.split?.weight ?? null}, now(), ${actor.id ?? ''})
            on conflict (prompt_id, label) do update
            set version = excluded.version, split_version = excluded.split_version, split_weight = excluded.split_weight,
                updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
        on,
      );
    }
    const from = row
      ? {
          version: row.version,
          split:
            row.split_version === null || row.split_weight === null
              ? null
              : { version: row.split_version, weight: row.split_weight },
        }
      : null;
    const kind = to === null ? 'label_removed' : 'label_moved';
    const data = { from, to, ...(reason === '' ? {} : { reason }) };
    await recordActivity(on, workspaceId, promptId, actor, { kind, label, version: to?.version ?? stands, data });
    await query(sql`update prompts set updated_at = now() where id = ${promptId}`, on);
    return 'moved';
  });
}
