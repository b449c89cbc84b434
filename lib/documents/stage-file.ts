import { createHash } from 'node:crypto';
import { PayloadTooLargeError } from '@/lib/errors';
import { FORMAT_SAMPLE_BYTES } from './detect-format';
import { displayName } from './display-name';
import { insertFilePart, insertStagedFile } from './store';

/** A file whose bytes are in the database, hidden until it is adopted as a document. */
export interface StagedFile {
  id: string;
  /** Already fit to show. */
  name: string;
  bytes: number;
  /** Hex. */
  sha256: string;
  /** As its sender says. */
  mimeType: string | undefined;
  beginning: Uint8Array;
  /** It passed the limit; its bytes are incomplete. */
  tooLarge: boolean;
}

const PART_BYTES = 1024 * 1024;
/** A file over the limit is read on (and dropped) up to so many times the limit, so that the files after it get their turn. */
const PATIENCE = 2;

/**
 * Takes a file in as it comes: a megabyte is hashed, written in a short statement of its own, and forgotten.
 *
 * @param limitBytes the most that a file may have
 * @throws PayloadTooLargeError far beyond the limit, in the middle of the stream
 */
export async function stageFile(
  workspaceId: string,
  collectionId: string,
  file: { name: string; mimeType?: string | undefined; source: AsyncIterable<Uint8Array> },
  limitBytes: number,
  onStaged: (id: string) => void = () => undefined,
): Promise<StagedFile> {
  const name = displayName(file.name);
  const id = await insertStagedFile(workspaceId, collectionId, name);
  onStaged(id);
  const hash = createHash('sha256');
  const beginning = Buffer.alloc(FORMAT_SAMPLE_BYTES);
  let sampled = 0;
  let bytes = 0;
  let parts = 0;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  const write = async () => {
    if (pendingBytes === 0) return;
    await insertFilePart(workspaceId, id, parts++, Buffer.concat(pending));
    pending = [];
    pendingBytes = 0;
  };

  for await (const piece of file.source) {
    bytes += piece.length;
    if (bytes > limitBytes * PATIENCE) throw new PayloadTooLargeError(`“${name}”`, limitBytes);
    if (bytes > limitBytes) continue;
    hash.update(piece);
    if (sampled < beginning.length) sampled += Buffer.from(piece).copy(beginning, sampled);
    for (let at = 0; at < piece.length;) {
      const room = piece.subarray(at, at + PART_BYTES - pendingBytes);
      pending.push(room);
      pendingBytes += room.length;
      at += room.length;
      if (pendingBytes === PART_BYTES) await write();
    }
  }
  const tooLarge = bytes > limitBytes;
  if (!tooLarge) await write();
  return {
    id,
    name,
    bytes,
    sha256: hash.digest('hex'),
    mimeType: file.mimeType,
    beginning: beginning.subarray(0, sampled),
    tooLarge,
  };
}
