import type { BakeoffError } from '@/lib/errors';
import { PayloadTooLargeError, ValidationError } from '@/lib/errors';
import { detectFormat } from './detect-format';
import { FORMATS } from './parsers/formats';
import type { StagedFile } from './stage-file';
import { UnsupportedFormatError } from './unsupported-format-error';

export interface Verdict {
  mimeType: string;
  /** Why the file can't become a document that is read, found before any parser sees it. */
  refusal: BakeoffError | null;
}

/** What can be said of a file without parsing it: that it is empty, too large, or of no format that is read. */
export async function judgeFile(file: StagedFile, limitBytes: number): Promise<Verdict> {
  const format = await detectFormat(file);
  const extension = /\.[^.]+$/.exec(file.name.toLowerCase())?.[0] ?? '';
  const mimeType = format?.mimeTypeOf?.(extension) ?? format?.mimeTypes[0] ?? 'application/octet-stream';
  return { mimeType, refusal: refusalOf(file, format !== undefined, limitBytes) };
}

function refusalOf(file: StagedFile, readable: boolean, limitBytes: number): BakeoffError | null {
  if (file.tooLarge) return new PayloadTooLargeError(`“${file.name}”`, limitBytes);
  if (file.bytes === 0) return new ValidationError([{ path: 'file', message: `“${file.name}” is empty (0 bytes).` }]);
  if (!readable)
    return new UnsupportedFormatError(
      file.name,
      FORMATS.map(({ label }) => label),
    );
  return null;
}

/** The reason as a document keeps it. */
export function refusalOnDocument(refusal: BakeoffError): { code: string; detail: string } {
  return {
    code: refusal instanceof ValidationError ? 'empty' : refusal.code,
    detail: refusal.errors?.[0]?.message ?? refusal.detail,
  };
}
