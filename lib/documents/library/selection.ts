import { ValidationError } from '@/lib/errors';
import { FORMATS } from '../parsers/formats';
import { type DocumentFilter, metadataSchema } from '../schema';
import type { Selection } from './store';

/** @throws ValidationError for a format that isn't known, or for metadata that are no JSON object */
export function selectionOf({
  format,
  metadata,
  ...filter
}: DocumentFilter & { collectionId?: string | undefined }): Selection {
  return {
    ...filter,
    ...(format === undefined ? {} : { mimeTypes: mimeTypesOf(format) }),
    ...(metadata === undefined ? {} : { metadata: fieldsOf(metadata) }),
  };
}

function mimeTypesOf(format: string): readonly string[] {
  const found = FORMATS.find(({ id }) => id === format);
  if (found) return found.mimeTypes;
  const known = FORMATS.map(({ id }) => id).join(', ');
  throw new ValidationError([{ path: 'format', message: `is none of ${known}` }]);
}

function fieldsOf(source: string): Record<string, unknown> {
  try {
    return metadataSchema.parse(JSON.parse(source));
  } catch {
    throw new ValidationError([{ path: 'metadata', message: 'must be a JSON object, such as {"year":2024}' }]);
  }
}
