import { query, sql } from '@/lib/db';
import { providerExchangeSchema, type ProviderExchange } from '@/lib/models/schema';
import type { Key } from '../store';

/** What went over the wire for an answer. Null where no provider was called; undefined for an unknown answer. */
export async function selectExchange(
  { workspaceId, id }: Key,
  answerId: string,
): Promise<ProviderExchange | null | undefined> {
  const [row] = await query<{ exchange: unknown }>(sql`
    select answer.exchange from answers answer
    join comparisons comparison on comparison.id = answer.comparison_id and comparison.workspace_id = answer.workspace_id
    where answer.id = ${answerId} and comparison.id = ${id} and comparison.workspace_id = ${workspaceId}
      and comparison.deleted_at is null`);
  return row && providerExchangeSchema.nullable().parse(row.exchange);
}
