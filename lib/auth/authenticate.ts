import { createHash } from 'node:crypto';
import { NotFoundError, UnauthorizedError } from '@/lib/errors';
import { auth } from './better-auth';
import { orDatabaseAway } from './or-database-away';
import { SCOPES, type Access } from './schema';
import { findKey, findMembership, firstMembership, touchKey } from './store';

export interface Credentials {
  headers: Headers;
  /** Which of the person's workspaces, by id or slug; the first one they joined unless told. Keys have one of their own. */
  workspace: string | undefined;
}

/**
 * Finds out who is asking: an API key (`Authorization: Bearer`, or as the password of `Basic`) or a session cookie.
 *
 * @param onCookie gets what the answer has to set: once a day a session in use is prolonged, and its cookie has to be too
 * @throws UnauthorizedError without valid credentials
 * @throws NotFoundError for a workspace that the person is no member of
 */
export async function authenticate(credentials: Credentials, onCookie?: (cookie: string) => void): Promise<Access> {
  const authorization = credentials.headers.get('authorization');
  if (authorization !== null) return authenticateKey(authorization);
  const { response: session, headers } = await orDatabaseAway(() =>
    auth().api.getSession({ headers: credentials.headers, returnHeaders: true }),
  );
  if (!session) throw new UnauthorizedError();
  for (const cookie of headers?.getSetCookie() ?? []) onCookie?.(cookie);
  return authenticateMember(session.user.id, credentials.workspace);
}

/** The rights of a signed-in person in one of their workspaces. */
export async function authenticateMember(userId: string, workspace: string | undefined): Promise<Access> {
  const membership = workspace ? await findMembership(userId, workspace) : await firstMembership(userId);
  if (!membership) throw new NotFoundError('Workspace', workspace);
  return { ...membership, kind: 'session', keyId: null, scopes: SCOPES };
}

async function authenticateKey(authorization: string): Promise<Access> {
  const key = /^Bearer\s+(\S{16,256})$/i.exec(authorization)?.[1] ?? passwordOf(authorization);
  if (!key) throw new UnauthorizedError();
  const found = await findKey(hashKey(key));
  if (!found) throw new UnauthorizedError('This API key is not known, has expired or was revoked.');
  await touchKey(found);
  return found.access;
}

/** The key as clients send it that know only a user and a password (RFC 7617): Langfuse's SDKs, for example. */
function passwordOf(authorization: string): string | undefined {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]{16,1024})$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  return /^[^:]*:(\S{16,256})$/.exec(decoded)?.[1];
}

/** Keys are long and random, so one round of SHA-256 keeps them safe and look-ups by hash fast. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
