import type { Access } from '@/lib/auth/schema';
import { NotFoundError, ValidationError } from '@/lib/errors';
import { outgoing } from '@/lib/security';
import { accessOf } from './provider-access';
import { ProviderCallError } from './provider-call-error';
import { providerFetch } from './provider-fetch';
import type { OfferedModel, ProviderAccess } from './providers/provider';
import type { ProviderId } from './schema';
import { findConnection } from './store';
import { askForModels } from './test-connection';
import { baseUrlOf } from './to-connection';

/** A connection that isn't saved yet, or one that is and whose key may be used for its own address. */
export interface OfferedModelsQuestion {
  provider: ProviderId;
  baseUrl?: string;
  apiKey?: string;
  connectionId?: string;
}

async function accessFor(access: Access, question: OfferedModelsQuestion): Promise<ProviderAccess> {
  const baseUrl = baseUrlOf(question.provider, question.baseUrl);
  if (baseUrl === '') throw new ValidationError([{ path: 'baseUrl', message: 'This provider needs a base URL.' }]);
  const { origin } = await outgoing().checkUrl(baseUrl);
  if (question.apiKey === undefined && question.connectionId !== undefined) {
    const row = await findConnection(access.workspaceId, question.connectionId);
    if (row === null) throw new NotFoundError('Connection', question.connectionId);
    const saved = accessOf(row);
    // A typed address of another host never gets the saved key (T3).
    if (row.provider === question.provider && new URL(saved.baseUrl).origin === origin) return { ...saved, baseUrl };
  }
  return { baseUrl, apiKey: question.apiKey, fetch: providerFetch(outgoing().fetch) };
}

/**
 * The models that a provider says it has, before anything is saved.
 * @throws {UrlBlockedError}, {ProviderCallError} with the provider's answer
 */
export async function offeredModels(access: Access, question: OfferedModelsQuestion): Promise<OfferedModel[]> {
  const asked = await askForModels(question.provider, await accessFor(access, question));
  if ('failure' in asked) throw new ProviderCallError(asked.failure);
  return asked.models;
}
