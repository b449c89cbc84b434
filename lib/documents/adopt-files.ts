import { enqueue } from '@/lib/jobs';
import { judgeFile, refusalOnDocument } from './judge-file';
import type { UploadedDocument } from './schema';
import type { StagedFile } from './stage-file';
import { adoptStagedFile } from './store';

export interface Adoption {
  workspaceId: string;
  collectionId: string;
  metadata?: Record<string, unknown> | undefined;
  sourceUrl?: string | undefined;
  limitBytes: number;
}

/**
 * Makes staged files documents, in their order, and has them read. A bad file that came alone is refused; among several it
 * becomes a failed document and the others go on.
 *
 * @throws BakeoffError the reason why the only file is refused
 */
export async function adoptFiles(
  files: readonly StagedFile[],
  { workspaceId, collectionId, metadata = {}, sourceUrl, limitBytes }: Adoption,
): Promise<UploadedDocument[]> {
  const items: UploadedDocument[] = [];
  for (const file of files) {
    const { mimeType, refusal } = await judgeFile(file, limitBytes);
    if (refusal && files.length === 1) throw refusal;
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
    items.push({ ...document, duplicate });
  }
  return items;
}
