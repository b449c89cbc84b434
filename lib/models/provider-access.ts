import { ValidationError } from '@/lib/errors';
import { decryptSecret, outgoing, serverSecret } from '@/lib/security';
import { providerFetch } from './provider-fetch';
import { providers } from './provider-registry';
import type { ProviderAccess } from './providers/provider';
import type { ProviderId } from './schema';
import type { ConnectionRow } from './store';
import { baseUrlOf } from './to-connection';

/** Takes a key, and its parts where it has several, out of a text that a provider sent. */
export function redactor(provider: ProviderId, apiKey: string | undefined): (text: string) => string {
  if (apiKey === undefined || apiKey === '') return (text) => text;
  const secrets = [apiKey, ...(providers[provider].secretsOf?.(apiKey) ?? [])];
  return (text) => secrets.reduce((rest, secret) => rest.replaceAll(secret, masked(secret)), text);
}

/** @throws {ValidationError} where the key can't be one of this provider */
export function refuseBadKey(provider: ProviderId, apiKey: string | null | undefined): void {
  const problem = apiKey ? providers[provider].keyProblem?.(apiKey) : null;
  if (problem) throw new ValidationError([{ path: 'apiKey', message: problem }]);
}

function masked(secret: string): string {
  return `…${secret.length < 12 ? '' : secret.slice(-4)}`;
}

/**
 * Where and as whom a connection calls its provider. The key is decrypted here and goes into the request, nowhere else.
 * @throws {ValidationError} where the provider needs a key and the connection has none: the provider package would otherwise
 * take one from the environment and send it to an address that a person typed
 */
export function accessOf(row: ConnectionRow): ProviderAccess {
  const { workspaceId, provider, encryptedKey, name } = row;
  const baseUrl = baseUrlOf(provider, row.baseUrl);
  const binding = { workspaceId, provider, origin: new URL(baseUrl).origin };
  const apiKey = encryptedKey === null ? undefined : decryptSecret(serverSecret(), encryptedKey, binding);
  if (apiKey === undefined && providers[provider].needsKey) {
    const message = `The connection “${name}” has no key. An admin can type it under Models.`;
    throw new ValidationError([{ path: 'model', message }]);
  }
  return { baseUrl, apiKey, fetch: providerFetch(outgoing().fetch) };
}
