import type { Access } from '@/lib/auth/schema';
import { ConflictError } from '@/lib/errors';
import { getDocument } from './get-document';
import { readAgain } from './read-again';
import type { Document } from './schema';

/** Reads a document that failed once more. */
export async function retryDocument(access: Access, id: string): Promise<Document> {
  const document = await getDocument(access, id);
  if (document.status !== 'failed') throw new ConflictError('Only a document that failed can be tried again.');
  return readAgain(access, id);
}
