import { providers } from './provider-registry';
import type { Connection, ProviderId } from './schema';
import type { ConnectionRow } from './store';

/** Where a connection's requests go, without a slash at the end; empty only for a row that was broken from outside. */
export function baseUrlOf(provider: ProviderId, baseUrl: string | null | undefined): string {
  return (baseUrl ?? providers[provider].defaultBaseUrl ?? '').replace(/\/+$/, '');
}

/** The chosen fields that everybody may see (T4, T5). */
export function toConnection(row: ConnectionRow): Connection {
  const { id, provider, name, keyHint, models, limits, timeouts, lastTest } = row;
  return {
    id,
    provider,
    name,
    baseUrl: baseUrlOf(provider, row.baseUrl),
    keyHint,
    models,
    limits,
    timeouts,
    lastTest,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
