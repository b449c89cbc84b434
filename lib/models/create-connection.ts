import type { Access } from '@/lib/auth/schema';
import { ValidationError } from '@/lib/errors';
import { encryptSecret, outgoing, secretHint, serverSecret } from '@/lib/security';
import { providers } from './provider-registry';
import type { Connection, CreateConnection } from './schema';
import { insertConnection } from './store';
import { refuseBadKey } from './provider-access';
import { baseUrlOf, toConnection } from './to-connection';

/**
 * Saves a provider's address and key. The address is checked now and again at each use (T1); the key is encrypted for this
 * workspace, provider and host and never shown again.
 * @throws {UrlBlockedError}, {ConflictError} where the name is taken, {ValidationError}
 */
export async function createConnection(access: Access, input: CreateConnection): Promise<Connection> {
  const { provider, name, apiKey, models = [], limits = {}, timeouts = {} } = input;
  const { label, needsKey } = providers[provider];
  const baseUrl = baseUrlOf(provider, input.baseUrl);
  if (baseUrl === '') throw new ValidationError([{ path: 'baseUrl', message: 'This provider needs a base URL.' }]);
  if (needsKey && apiKey === undefined)
    throw new ValidationError([{ path: 'apiKey', message: `${label} needs a key.` }]);
  refuseBadKey(provider, apiKey);
  const { origin } = await outgoing().checkUrl(baseUrl);
  const binding = { workspaceId: access.workspaceId, provider, origin };
  const row = await insertConnection(access.workspaceId, provider, {
    name,
    baseUrl: input.baseUrl === undefined ? null : baseUrl,
    encryptedKey: apiKey === undefined ? null : encryptSecret(serverSecret(), apiKey, binding),
    keyHint: apiKey === undefined ? null : secretHint(apiKey),
    models,
    limits,
    timeouts,
  });
  return toConnection(row);
}
