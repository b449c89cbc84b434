import { randomBytes } from 'node:crypto';

export type IdPrefix =
  | 'usr'
  | 'wsp'
  | 'mem'
  | 'inv'
  | 'key'
  | 'col'
  | 'doc'
  | 'idx'
  | 'prm'
  | 'pac'
  | 'pcm'
  | 'con'
  | 'cmp'
  | 'ans'
  | 'vot'
  | 'shr'
  | 'wrk'
  | 'prc'
  | 'dst'
  | 'cas'
  | 'rev'
  | 'rtr'
  | 'imp';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * A new opaque id, `doc_0mbx3k…`: nine characters of time (milliseconds in base 36), so that rows made later sort later,
 * and 16 random ones (82 bits).
 */
export function newId(prefix: IdPrefix, now: number = Date.now()): string {
  const random = Array.from(randomBytes(16), (byte) => ALPHABET[byte % 36]).join('');
  return `${prefix}_${now.toString(36).padStart(9, '0')}${random}`;
}
