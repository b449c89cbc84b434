import { createHash } from 'node:crypto';
import type { Access } from '@/lib/auth/schema';
import { findUnstorable } from '@/lib/text';
import { justChecked } from '../just-checked';
import type { GenerationRequest } from '../run-attempt';
import type { KeptResponse, Reuse } from '../schema';
import type { GenerationResult } from '../stream-generation';
import {
  deleteExpired,
  deleteResponses,
  insertResponse,
  saveReuseHours,
  selectResponse,
  selectReuseHours,
} from './store';

type Asked = Pick<GenerationRequest, 'messages' | 'parameters' | 'tools' | 'outputSchema'>;

/** JSON with sorted keys, so that equal requests give equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  );
}

/**
 * What a request is kept under: SHA-256 over all that is sent and where to. @param source of the model: its connection, address
 * and name
 */
export function responseKey(source: string, { messages, parameters, tools, outputSchema }: Asked): string {
  const request = sorted({ source, messages, parameters, tools, outputSchema });
  return createHash('sha256').update(JSON.stringify(request), 'utf8').digest('hex');
}

/** The answer that was kept to a request; null where there is none, or the workspace keeps none. */
export async function findKeptResponse(workspaceId: string, key: string): Promise<KeptResponse | null> {
  return selectResponse(workspaceId, key);
}

/** Keeps a whole answer, where the workspace keeps any. What the database can't hold as it is, is not kept. */
export async function keepResponse(workspaceId: string, key: string, result: GenerationResult): Promise<void> {
  const { text, reasoning, toolCalls, object, usage, finishReason } = result;
  const response = { text, reasoning, toolCalls, ...(object === undefined ? {} : { object }), usage, finishReason };
  if (findUnstorable(response) !== null) return;
  await insertResponse(workspaceId, key, response);
}

export async function forgetResponses(workspaceId: string, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await deleteResponses(workspaceId, keys);
}

/** How long it is remembered whether a workspace keeps answers, in milliseconds: asked before every call. */
const REMEMBERED_MS = 2_000;
const remembered = justChecked<boolean>(REMEMBERED_MS);

/** Whether a workspace keeps answers to exact requests. */
export async function keepsResponses(workspaceId: string): Promise<boolean> {
  const begunAt = performance.now();
  return (
    remembered.recall(workspaceId) ??
    remembered.remember(workspaceId, (await selectReuseHours(workspaceId)) > 0, begunAt)
  );
}

/** How long a workspace keeps answers to exact requests. */
export async function getReuse({ workspaceId }: Pick<Access, 'workspaceId'>): Promise<Reuse> {
  return { hours: await selectReuseHours(workspaceId) };
}

export async function setReuse({ workspaceId }: Pick<Access, 'workspaceId'>, { hours }: Reuse): Promise<Reuse> {
  await saveReuseHours(workspaceId, hours);
  remembered.forget(workspaceId);
  return { hours };
}

/** Removes what has expired. */
export async function purgeResponses(): Promise<void> {
  await deleteExpired();
}
