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
