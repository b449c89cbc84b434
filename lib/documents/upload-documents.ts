import type { Access } from '@/lib/auth/schema';
import { ValidationError } from '@/lib/errors';
import { settings } from '@/lib/settings';
import { findUnstorable } from '@/lib/text';
import { adoptFiles } from './adopt-files';
import { getCollection } from './get-collection';
import { readForm } from './read-form';
import { metadataSchema, type SameName, sameNameSchema, type UploadResult } from './schema';
import { SmallFiles, stageFile, type StagedFile } from './stage-file';
import { insertStagingCollection, removeStagedFiles, removeStagingCollection } from './staging/store';

const FIELDS = new Set(['collectionId', 'metadata', 'sameName']);

/**
 * Takes in one or more files of a form (`collectionId`, `file` …, `metadata`, `sameName`), in whatever order its parts come, without
 * holding a file in memory.
 *
 * @throws PayloadTooLargeError in mid-stream; ValidationError; NotFoundError; UnsupportedFormatError for a file that came alone
 */
export async function uploadDocuments(
  access: Access,
  form: { body: ReadableStream<Uint8Array> | null; contentType: string },
): Promise<UploadResult> {
  const { workspaceId } = access;
  const limitBytes = settings().maxUploadBytes;
  const staged: StagedFile[] = [];
  const begun: string[] = [];
  const together = new SmallFiles(workspaceId);
  let known: string | undefined;
  let waitingRoom: string | null = null;
  try {
    const fields = await readForm({
      ...form,
      async onFile(file, soFar) {
        const named = soFar.get('collectionId');
        if (named !== undefined && named !== known) known = (await getCollection(access, named)).id;
        const collectionId = named ?? (waitingRoom ??= await insertStagingCollection(workspaceId));
        const options = { onStaged: (id: string) => begun.push(id), together };
        staged.push(await stageFile(workspaceId, collectionId, file, limitBytes, options));
      },
    });
    await together.flush();
    const { collectionId, metadata, sameName } = checkFields(fields, staged.length);
    await getCollection(access, collectionId);
    return { items: await adoptFiles(staged, { workspaceId, collectionId, metadata, sameName, limitBytes }) };
  } finally {
    // Those that became documents are no longer staged, so they stay.
    await removeStagedFiles(workspaceId, begun);
    if (waitingRoom !== null) await removeStagingCollection(workspaceId, waitingRoom);
  }
}

function checkFields(
  fields: ReadonlyMap<string, string>,
  files: number,
): { collectionId: string; metadata: Record<string, unknown> | undefined; sameName: SameName | undefined } {
  const unknown = [...fields.keys()].filter((name) => !FIELDS.has(name));
  if (unknown.length > 0) throw new ValidationError(unknown.map((path) => ({ path, message: 'unknown field' })));
  const collectionId = fields.get('collectionId');
  if (!collectionId) throw new ValidationError([{ path: 'collectionId', message: 'is needed' }]);
  if (files === 0) throw new ValidationError([{ path: 'file', message: 'at least one file is needed' }]);
  const sameName = sameNameSchema.optional().safeParse(fields.get('sameName'));
  if (!sameName.success) throw new ValidationError([{ path: 'sameName', message: 'must be “version” or “separate”' }]);
  return { collectionId, metadata: readMetadata(fields.get('metadata')), sameName: sameName.data };
}

function readMetadata(source: string | undefined): Record<string, unknown> | undefined {
  if (source === undefined || source.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new ValidationError([{ path: 'metadata', message: 'must be a JSON object' }]);
  }
  const parsed = metadataSchema.safeParse(value);
  if (parsed.success && findUnstorable(value)) {
    const message = 'must not hold NUL characters or halves of surrogate pairs';
    throw new ValidationError([{ path: 'metadata', message }]);
  }
  if (parsed.success) return parsed.data;
  throw new ValidationError([
    { path: 'metadata', message: parsed.error.issues[0]?.message ?? 'must be a JSON object' },
  ]);
}
