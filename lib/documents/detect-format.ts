import { fileTypeFromBuffer } from 'file-type';
import { detectEncoding } from './detect-encoding';
import type { Parser } from './parsers/parser';
import { parserById, PARSERS } from './parsers/registry';

/** Bytes from a file's beginning that decide its format. */
export const FORMAT_SAMPLE_BYTES = 64 * 1024;

export interface FormatClues {
  /** The file's beginning: up to `FORMAT_SAMPLE_BYTES`. */
  beginning: Uint8Array;
  name: string;
  /** What the sender says it is; only believed where content and name say nothing. */
  mimeType?: string | undefined;
}

const OLE_DOCUMENT = 'application/x-cfb';
/** Found by file-type in what is a text all the same. */
const TEXT_ALL_THE_SAME = new Set(['application/xml', 'text/calendar', 'text/vcard']);
const NOT_READ = new Set(['text/calendar', 'text/vcard']);

/**
 * The format of a file by content first, then by extension, then by what its sender says. Binary content decides alone; text
 * has no magic number, so its extension tells Markdown from CSV. The parser has the last word: what it can't read fails.
 *
 * @returns undefined when no parser reads such files
 */
export async function detectFormat({ beginning, name, mimeType }: FormatClues): Promise<Parser | undefined> {
  const byName = byExtension(name);
  if (pdfMark(beginning)) return parserById('pdf');
  const found = await fileTypeFromBuffer(beginning).catch(() => undefined);
  if (found && NOT_READ.has(found.mime)) return undefined;
  if (found && !TEXT_ALL_THE_SAME.has(found.mime)) {
    const byContent = PARSERS.find((parser) => parser.mimeTypes.includes(found.mime));
    if (byContent) return byContent;
    // The beginning of a zip doesn't always tell what is in it; an encrypted Office file is an OLE container.
    const mayBeOffice = found.mime === 'application/zip' || found.mime === OLE_DOCUMENT;
    if (mayBeOffice) return byName?.zipped ? byName : undefined;
    // Some code begins like a script or a message of another kind.
    return byName?.encoded && looksLikeText(beginning) ? byName : undefined;
  }
  // Named as a binary format but not looking like one: its parser says what is wrong with it.
  if (byName && !byName.encoded) return byName;
  if (!looksLikeText(beginning)) return undefined;
  if (found?.mime === 'application/xml')
    return byName?.id === 'html' || isHtml(beginning) ? parserById('html') : undefined;
  return byName ?? byMimeType(mimeType) ?? parserById(isHtml(beginning) ? 'html' : 'txt');
}

function byExtension(name: string): Parser | undefined {
  const extension = /\.[^.]+$/.exec(name.toLowerCase())?.[0];
  return extension ? PARSERS.find((parser) => parser.extensions.includes(extension)) : undefined;
}

function byMimeType(mimeType: string | undefined): Parser | undefined {
  const essence = mimeType?.split(';')[0]?.trim().toLowerCase();
  return essence ? PARSERS.find((parser) => parser.encoded && parser.mimeTypes.includes(essence)) : undefined;
}

/** Readers look for the mark in the first kilobyte, so files with something before it are common. */
function pdfMark(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1_024)).includes('%PDF-');
}

function isHtml(bytes: Uint8Array): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(
    Buffer.from(bytes).toString('latin1'),
  );
}

/**
 * Text has hardly any control characters in whatever encoding it is. UTF-16 and UTF-32 are full of zero bytes and have been
 * recognised by them; UTF-8 may hold some that are removed later.
 */
function looksLikeText(bytes: Uint8Array): boolean {
  const { encoding } = detectEncoding(bytes);
  if (encoding.startsWith('UTF-')) return encoding !== 'UTF-8' || controls(bytes) < bytes.length * 0.1;
  return controls(bytes) < bytes.length * 0.02;
}

function controls(bytes: Uint8Array): number {
  return bytes.reduce(
    (count, byte) => (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127 ? count + 1 : count),
    0,
  );
}
