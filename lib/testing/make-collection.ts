import { db, newId } from '@/lib/db';

export interface TestDocument {
  name: string;
  text: string;
  language?: string | null;
  mimeType?: string;
  metadata?: Record<string, string | number | boolean | string[]>;
  pages?: { number: number; start: number; end: number }[];
  status?: string;
}

export interface TestCollection {
  id: string;
  /** Puts a document into the collection as if it had been read. @returns its id */
  add: (document: TestDocument) => Promise<string>;
}

/** A collection whose documents are there at once, without files and jobs. */
export async function makeCollection(
  workspaceId: string,
  documents: readonly TestDocument[] = [],
): Promise<TestCollection & { documentIds: string[] }> {
  const id = newId('col');
  await db().collection.create({ data: { id, workspaceId, name: `Collection ${id}` } });
  const add = async (document: TestDocument) => {
    const documentId = newId('doc');
    const status = document.status ?? 'ready';
    await db().document.create({
      data: {
        id: documentId,
        workspaceId,
        collectionId: id,
        name: document.name,
        mimeType: document.mimeType ?? 'text/plain',
        bytes: document.text.length,
        sha256: documentId,
        status,
        characters: document.text.length,
        language: document.language ?? null,
        metadata: document.metadata ?? {},
        errorDetail: status === 'failed' ? 'It has no text.' : null,
        ...(status === 'ready'
          ? { text: { create: { revision: 0, text: document.text, pages: document.pages ?? [], outline: [] } } }
          : {}),
      },
    });
    return documentId;
  };
  const documentIds: string[] = [];
  for (const document of documents) documentIds.push(await add(document));
  return { id, add, documentIds };
}
