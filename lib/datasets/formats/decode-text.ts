/**
 * A file's bytes as text: by its byte order mark, else UTF-8 where they are valid UTF-8, else windows-1252, in which every
 * byte means something. NUL and lone surrogates, which the database refuses, are left out.
 */
export function decodeText(bytes: Uint8Array): { text: string; warning: string | null } {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (wide) return { text: clean(new TextDecoder(wide).decode(bytes)), warning: null };
  try {
    return { text: clean(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), warning: null };
  } catch {
    const warning = 'The file is not UTF-8 and was read as windows-1252. Check letters with accents.';
    return { text: clean(new TextDecoder('windows-1252').decode(bytes)), warning };
  }
}

function clean(text: string): string {
  const kept = text.replaceAll('\0', '').replace(/\r\n?/g, '\n');
  return kept.isWellFormed() ? kept : kept.toWellFormed();
}
