import type { Access } from '@/lib/auth/schema';
import { settings } from '@/lib/settings';
import { adoptFiles } from './adopt-files';
import { getCollection } from './get-collection';
import type { ImportText, UploadResult } from './schema';
import { stageFile } from './stage-file';
import { removeStagedFiles } from './staging/store';

/** Makes a document of a text that was sent as such; its name's extension says how it is read (plain text unless known). */
export async function importText(
  access: Access,
  { collectionId, name, text, metadata, sameName }: ImportText,
): Promise<UploadResult> {
  const { workspaceId } = access;
  await getCollection(access, collectionId);
  const limitBytes = settings().maxUploadBytes;
  const file = { name, mimeType: 'text/plain', source: toBytes(text) };
  const begun: string[] = [];
  try {
    const staged = await stageFile(workspaceId, collectionId, file, limitBytes, { onStaged: (id) => begun.push(id) });
    return { items: await adoptFiles([staged], { workspaceId, collectionId, metadata, sameName, limitBytes }) };
  } finally {
    await removeStagedFiles(workspaceId, begun);
  }
}

/**
 * UTF-8 has no lone surrogates: writing them would turn them into replacement characters unnoticed. UTF-16 keeps them until
 * they are removed and counted where everything else is.
 */
async function* toBytes(text: string): AsyncGenerator<Uint8Array> {
  if (text !== '') yield text.isWellFormed() ? Buffer.from(text, 'utf8') : Buffer.from(`\uFEFF${text}`, 'utf16le');
}
