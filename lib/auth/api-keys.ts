import { randomBytes } from 'node:crypto';
import { newId } from '@/lib/db';
import { NotFoundError } from '@/lib/errors';
import { hashKey } from './authenticate';
import { may } from './may';
import { scopeSchema, type Access, type ApiKey, type CreateApiKey } from './schema';
import { insertKey, keysOf, markKeyRevoked } from './store';

/** Makes an API key that acts under this person's membership. The key itself is in this answer only. */
export async function createApiKey(access: Access, input: CreateApiKey): Promise<ApiKey & { key: string }> {
  const key = `bk_${randomBytes(24).toString('base64url')}`;
  const row = await insertKey({
    id: newId('key'),
    workspaceId: access.workspaceId,
    userId: access.userId,
    name: input.name,
    keyHash: hashKey(key),
    keyHint: key.slice(-4),
    scopes: [...new Set(input.scopes)],
    expiresAt: input.expiresAt ? new Date(input.expiresAt) : null,
  });
  return { ...toApiKey(row), key };
}

export async function listApiKeys(access: Access): Promise<ApiKey[]> {
  return (await keysOf(access.workspaceId)).map(toApiKey);
}

/**
 * Ends a key at once. Admins may end anybody's, others their own.
 *
 * @throws NotFoundError for an unknown key, somebody else's, and one that is revoked already
 */
export async function revokeApiKey(access: Access, id: string): Promise<void> {
  const onlyOf = may(access, 'admin') ? undefined : access.userId;
  if (!(await markKeyRevoked(access.workspaceId, id, onlyOf))) throw new NotFoundError('API key', id);
}

function toApiKey(row: Awaited<ReturnType<typeof keysOf>>[number]): ApiKey {
  return {
    id: row.id,
    name: row.name,
    keyHint: row.keyHint,
    scopes: row.scopes.map((scope) => scopeSchema.parse(scope)),
    createdBy: row.member.user.name,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  };
}
