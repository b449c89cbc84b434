import type { Format } from '../schema';
import { PARSERS } from './registry';

/** The formats as pages and the API describe them. */
export const FORMATS: readonly Format[] = PARSERS.map(({ id, label, mimeTypes, extensions, paged, encoded }) => ({
  id,
  label,
  mimeType: mimeTypes[0],
  extensions: [...extensions],
  paged,
  encoded,
}));

/** The format of a document by its MIME type, or undefined for files that no parser reads. */
export function formatOf(mimeType: string): Format | undefined {
  return FORMATS.find((format) => format.mimeType === mimeType);
}
