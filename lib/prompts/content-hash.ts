import { createHash } from 'node:crypto';

/**
 * JSON with sorted keys and no white space, as RFC 8785 writes it: equal values give equal texts. Fields that are
 * `undefined` are left out; `__proto__` is a key like any other.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 of a prompt content's canonical JSON, as 64 hexadecimal digits: what makes two versions the same. */
export function contentHash(content: object): string {
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
}
