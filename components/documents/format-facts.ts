const UNITS = ['bytes', 'KB', 'MB', 'GB'] as const;

/** Bytes in the unit that a person would use: `12 KB`, `3.4 MB` (1 KB is 1,000 bytes). */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit++;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit] ?? 'bytes'}`;
}

const numbers = new Intl.NumberFormat('en-US');

export const formatCount = (count: number): string => numbers.format(count);

/** `page` → `Page`. */
export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `1 page`, `503 pages`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** `en` → `English`; null → null. */
export function languageName(code: string | null): string | null {
  if (code === null) return null;
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

const ERRORS: Record<string, string> = {
  corrupt: 'Damaged',
  password_protected: 'Password-protected',
  no_text: 'No text',
  too_complex: 'Too complex',
  timeout: 'Took too long',
  unsafe_xml: 'Unsafe XML',
  unsupported_media_type: 'Unsupported format',
  unsupported_encoding: 'Unknown encoding',
  empty: 'Empty',
  payload_too_large: 'Too large',
};

/** A failure's reason in two words; its detail says more. */
export const errorTitle = (code: string): string => ERRORS[code] ?? 'Failed';

const ONLY_TOLD = new Set(['running_heads_removed', 'attachments_not_read']);

/** Whether a warning only says what was done, and is nothing to worry about. */
export const isOnlyTold = ({ code }: { code: string }): boolean => ONLY_TOLD.has(code);
