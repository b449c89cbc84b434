import { createHash } from 'node:crypto';

/**
 * Which of a label's two versions a caller gets. The same key gets the same version as long as the label stands so, and when the
 * share grows, callers only ever move to the second version.
 *
 * @param salt what belongs to this label alone, so that one key is not on the same side everywhere
 * @param key what the caller wants to be recognised by: a person's or a session's id
 */
export function chooseVersion(
  { version, split }: { version: number; split: { version: number; weight: number } | null },
  salt: string,
  key: string,
): number {
  if (!split) return version;
  return shareOf(`${salt}\0${key}`) < split.weight ? split.version : version;
}

/** A number from 0 up to 1 (exclusive) that depends on the text alone and is spread evenly: 48 bits of its SHA-256. */
function shareOf(text: string): number {
  return createHash('sha256').update(text, 'utf8').digest().readUIntBE(0, 6) / 2 ** 48;
}
