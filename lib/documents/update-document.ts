import type { Access } from '@/lib/auth/schema';
import { NotFoundError, ValidationError } from '@/lib/errors';
import { canonicalEncoding } from './detect-encoding';
import { displayName } from './display-name';
import { formatOf } from './parsers/formats';
import { getDocument } from './get-document';
import { readAgain } from './read-again';
import type { Document, UpdateDocument } from './schema';
import { changeDocument } from './store';

/**
 * Changes name, metadata and tags; a new `encoding` has the file read again with it.
 *
 * @throws ValidationError for an encoding that is not known, or for a format that has none
 */
export async function updateDocument(
  access: Access,
  id: string,
  { name, metadata, tags, encoding }: UpdateDocument,
): Promise<Document> {
  const document = await getDocument(access, id);
  const chosen = encoding === undefined || encoding === null ? encoding : canonicalEncoding(encoding);
  if (encoding !== undefined && !formatOf(document.mimeType)?.encoded)
    throw wrongEncoding('this format has no encoding to choose');
  if (encoding && !chosen) throw wrongEncoding('is not known; try “windows-1252” or “Shift_JIS”');
  const change = {
    ...(name === undefined ? {} : { name: displayName(name) }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(tags === undefined ? {} : { tags }),
  };
  if (Object.keys(change).length > 0 && !(await changeDocument(access.workspaceId, id, change)))
    throw new NotFoundError('Document', id);
  if (chosen === undefined || chosen === document.encodingOverride) return getDocument(access, id);
  return readAgain(access, id, chosen);
}

function wrongEncoding(message: string): ValidationError {
  return new ValidationError([{ path: 'encoding', message }]);
}
