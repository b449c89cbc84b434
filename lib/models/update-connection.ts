import type { Access } from '@/lib/auth/schema';
import { ConflictError, NotFoundError } from '@/lib/errors';
import { encryptSecret, outgoing, secretHint, serverSecret } from '@/lib/security';
import { refuseBadKey } from './provider-access';
import type { Connection, UpdateConnection } from './schema';
import { findConnection, updateConnection as updateRow, type ConnectionFields, type ConnectionRow } from './store';
import { baseUrlOf, toConnection } from './to-connection';

/** The key's fields after the edit: a new host forgets the old key (T3), which would be sent to a stranger otherwise. */
function keyFields(row: ConnectionRow, input: UpdateConnection, origin: string): Partial<ConnectionFields> {
  if (input.apiKey) {
    const binding = { workspaceId: row.workspaceId, provider: row.provider, origin };
    return { encryptedKey: encryptSecret(serverSecret(), input.apiKey, binding), keyHint: secretHint(input.apiKey) };
  }
  const moved = new URL(baseUrlOf(row.provider, row.baseUrl)).origin !== origin;
  return input.apiKey === null || moved ? { encryptedKey: null, keyHint: null } : {};
}

/**
 * Changes a connection. What is left out stays; with another scheme, host or port the key is forgotten and has to be typed
 * again, here or later.
 * @throws {NotFoundError}, {UrlBlockedError}, {ValidationError}, {ConflictError} where the name is taken or somebody else was faster
 */
export async function updateConnection(access: Access, id: string, input: UpdateConnection): Promise<Connection> {
  const row = await findConnection(access.workspaceId, id);
  if (row === null) throw new NotFoundError('Connection', id);
  refuseBadKey(row.provider, input.apiKey);
  const baseUrl = input.baseUrl === undefined ? row.baseUrl : (input.baseUrl?.replace(/\/+$/, '') ?? null);
  const effective = baseUrlOf(row.provider, baseUrl);
  const { origin } = input.baseUrl === undefined ? new URL(effective) : await outgoing().checkUrl(effective);
  const changed = await updateRow(access.workspaceId, id, row.updatedAt, {
    ...(input.name !== undefined && { name: input.name }),
    ...(input.models !== undefined && { models: input.models }),
    ...(input.limits !== undefined && { limits: input.limits }),
    ...(input.timeouts !== undefined && { timeouts: input.timeouts }),
    baseUrl,
    ...keyFields(row, input, origin),
    ...(input.baseUrl !== undefined || input.apiKey !== undefined ? { lastTest: null } : {}),
  });
  const latest = await findConnection(access.workspaceId, id);
  if (latest === null) throw new NotFoundError('Connection', id);
  if (!changed)
    throw new ConflictError('Somebody else changed this connection at the same time.', {
      latest: toConnection(latest),
    });
  return toConnection(latest);
}
