import type { Format } from '../schema';
import { PARSERS } from './registry';

/** The formats as pages and the API describe them. */
export const FORMATS: readonly Format[] = PARSERS.map(
  ({ id, label, mimeTypes, extensions, paged, pageName = 'page', encoded }) => ({
    id,
    label,
    mimeType: mimeTypes[0],
    mimeTypes: [...mimeTypes],
    extensions: [...extensions],
    paged,
    pageName,
    encoded,
  }),
);

const BY_MIME_TYPE = new Map(
  PARSERS.flatMap(({ mimeTypes }, i) => mimeTypes.map((mimeType) => [mimeType, FORMATS[i]] as const)),
);

/** The format of a document by its MIME type, or undefined for files that no parser reads. */
export function formatOf(mimeType: string): Format | undefined {
  return BY_MIME_TYPE.get(mimeType);
}
