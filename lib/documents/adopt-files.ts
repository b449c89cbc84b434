import type { BakeoffError } from '@/lib/errors';
import { enqueue, enqueueAll } from '@/lib/jobs';
import { getDocument } from './get-document';
import { judgeFile, refusalOnDocument, type Verdict } from './judge-file';
import type { Document, SameName, UploadedDocument } from './schema';
import type { StagedFile } from './stage-file';
import { adoptPlainFiles, adoptStagedFile, findTaken, type PlainFile } from './staging/store';
import { changeDocument, isSameBytes } from './store';
import { addVersion, findNamesake, findSameBytes } from './versions/store';

export interface Adoption {
  workspaceId: string;
  collectionId: string;
  metadata?: Record<string, unknown> | undefined;
  sourceUrl?: string | undefined;
  /** What a file becomes whose name a document of the collection has: its next version unless told. */
  sameName?: SameName | undefined;
  limitBytes: number;
}

/**
 * Makes staged files documents, or the next versions of documents with their names, in their order, and has them read. A bad
 * file that came alone is refused; among several it becomes a failed document and the others go on. Files that came together
 * are never versions of each other: two folders may hold a file of one name.
 *
 * @throws BakeoffError the reason why the only file is refused
 */
export async function adoptFiles(files: readonly StagedFile[], adoption: Adoption): Promise<UploadedDocument[]> {
  const judged: JudgedFile[] = [];
  for (const file of files) judged.push({ ...file, ...(await judgeFile(file, adoption.limitBytes)) });
  if (judged[0]?.refusal && files.length === 1) throw judged[0].refusal;
  const plain = files.length > 1 ? await adoptTogether(judged, adoption) : new Map<string, Document>();
  const together = [...plain.keys()];
  const items: UploadedDocument[] = [];
  for (const file of judged) {
    const document = plain.get(file.id);
    const item = document ? { ...document, duplicate: false } : await adoptAlone(file, together, adoption);
    together.push(item.id);
    items.push(item);
  }
  return items;
}

/** A file with what can be said of it; its own type counts no more. */
type JudgedFile = StagedFile & Verdict;

/**
 * Those of many files that nothing is said against (new bytes, a new name) become documents by a few statements.
 *
 * @returns the documents by the files' ids; the others are for `adoptAlone`
 */
async function adoptTogether(files: readonly JudgedFile[], adoption: Adoption): Promise<Map<string, Document>> {
  const { workspaceId, collectionId, metadata = {}, sourceUrl, sameName } = adoption;
  if (sourceUrl !== undefined) return new Map();
  const fit = files.filter(({ refusal }) => refusal === null);
  const taken = await findTaken(workspaceId, collectionId, fit);
  const plain = new Map<string, PlainFile>();
  for (const file of fit) {
    const known = taken.sha256.has(file.sha256) || plain.has(file.sha256);
    if (!known && (sameName === 'separate' || !taken.names.has(file.name))) plain.set(file.sha256, file);
  }
  const adopted = await adoptPlainFiles(workspaceId, collectionId, [...plain.values()], metadata);
  if (!adopted) return new Map();
  await enqueueAll(
    'parse-document',
    adopted.map(({ id }) => ({ workspaceId, documentId: id, revision: 1 })),
  );
  return new Map(adopted.map((document) => [document.id, document]));
}

async function adoptAlone(
  file: JudgedFile,
  together: readonly string[],
  adoption: Adoption,
): Promise<UploadedDocument> {
  const { mimeType, refusal } = file;
  const version = refusal ? null : await adoptAsVersion(file, mimeType, together, adoption);
  return version ?? (await adoptAsDocument(file, mimeType, refusal, adoption));
}

async function adoptAsDocument(
  file: StagedFile,
  mimeType: string,
  refusal: BakeoffError | null,
  { workspaceId, collectionId, metadata = {}, sourceUrl }: Adoption,
): Promise<UploadedDocument> {
  const { document, duplicate } = await adoptStagedFile(workspaceId, file.id, collectionId, {
    name: file.name,
    mimeType,
    bytes: file.bytes,
    // The hash of an incomplete file is no file's: two of them are no duplicates.
    sha256: file.tooLarge ? `incomplete:${file.id}` : file.sha256,
    error: refusal && refusalOnDocument(refusal),
    metadata,
    sourceUrl: sourceUrl ?? null,
  });
  if (!refusal && !duplicate) await enqueue('parse-document', { workspaceId, documentId: document.id, revision: 1 });
  return { ...document, duplicate };
}

/** @returns null when no document of the collection has this name, or the same bytes are there already */
async function adoptAsVersion(
  file: StagedFile,
  mimeType: string,
  together: readonly string[],
  { workspaceId, collectionId, metadata, sourceUrl, sameName = 'version' }: Adoption,
): Promise<UploadedDocument | null> {
  if (sameName === 'separate') return null;
  if (await findSameBytes(workspaceId, collectionId, file.sha256)) return null;
  const namesake = await findNamesake(
    workspaceId,
    collectionId,
    { name: file.name, sourceUrl: sourceUrl ?? null },
    together,
  );
  if (!namesake) return null;
  const { id } = namesake;
  const revision = await addVersion(workspaceId, id, file.id, { ...file, mimeType }).catch((error: unknown) => {
    // The same bytes came in by another way in between: then it is that document.
    if (isSameBytes(error)) return null;
    throw error;
  });
  if (revision === null) return null;
  if (metadata) await changeDocument(workspaceId, id, { metadata });
  await enqueue('parse-document', { workspaceId, documentId: id, revision });
  return { ...(await getDocument({ workspaceId }, id)), duplicate: false };
}
