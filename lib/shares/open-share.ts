import { createHmac } from 'node:crypto';
import { constantTimeEqual, hashToken, limitRate, serverSecret, verifyPassword } from '@/lib/security';
import type { OpenedShare } from './schema';
import { findOpenShare, type ShareRow } from './store';

/** What somebody with a link gets: the content, or the question for the password. */
export type Opened = { state: 'open'; share: OpenedShare } | { state: 'locked' };

/**
 * Opens a link.
 *
 * @param pass what `unlockShare` gave, from the reader's cookie
 * @returns null alike for a link that is unknown, expired or revoked
 */
export async function openShare(token: string, pass: string | undefined, now = new Date()): Promise<Opened | null> {
  const row = await findOpenShare(hashToken(token), now);
  if (!row) return null;
  if (row.passwordHash !== null && !constantTimeEqual(pass ?? '', passFor(row))) return { state: 'locked' };
  const { title, createdAt, expiresAt, snapshot } = row;
  return {
    state: 'open',
    share: {
      title,
      sharedAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      content: snapshot,
    },
  };
}

/**
 * Counts a request for a share's page or data; whatever isn't an open share counts for nothing.
 * @returns whether there is an open share
 * @throws RateLimitedError where it is asked for too often
 */
export async function countShareRequest(token: string, now = new Date()): Promise<boolean> {
  const row = await findOpenShare(hashToken(token), now);
  if (row) await limitRate('share', row.id);
  return row !== null;
}

/**
 * Tries a password.
 *
 * @returns a pass for this link's cookie, false for a wrong password, null where there is no such link
 * @throws RateLimitedError after too many tries, whoever tried
 */
export async function unlockShare(token: string, password: string, now = new Date()): Promise<string | false | null> {
  const row = await findOpenShare(hashToken(token), now);
  if (!row) return null;
  if (row.passwordHash === null) return passFor(row);
  await limitRate('share-password', row.id);
  return (await verifyPassword(password, row.passwordHash)) ? passFor(row) : false;
}

/** Proves that the password was known: bound to the share and its password hash, and made with the server's secret. */
function passFor(row: Pick<ShareRow, 'id' | 'passwordHash'>): string {
  return createHmac('sha256', serverSecret())
    .update(`share-pass\0${row.id}\0${row.passwordHash ?? ''}`)
    .digest('base64url');
}
