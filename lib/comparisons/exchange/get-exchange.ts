import type { Access } from '@/lib/auth/schema';
import { NotFoundError } from '@/lib/errors';
import type { ProviderExchange } from '@/lib/models/schema';
import { selectExchange } from './store';

/**
 * The bodies of the last request that was sent to a provider for an answer, and of what it answered; null where none was.
 * @throws NotFoundError
 */
export async function getExchange(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  id: string,
  answerId: string,
): Promise<{ exchange: ProviderExchange | null }> {
  const exchange = await selectExchange({ workspaceId, id }, answerId);
  if (exchange === undefined) throw new NotFoundError('Answer', answerId);
  return { exchange };
}
