import { createHash } from 'node:crypto';
import { PayloadTooLargeError } from '@/lib/errors';
import { FORMAT_SAMPLE_BYTES } from './detect-format';
import { displayName } from './display-name';
import { insertFilePart, insertStagedFiles, newStagedId, type IncomingFile } from './staging/store';

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
/** Files in one statement. */
const MOST_TOGETHER = 50;
/** A file over the limit is read on (and dropped) up to so many times the limit, so that the files after it get their turn. */
const PATIENCE = 2;

interface Options {
  /** Told of a file's id before anything of it is in the database. */
  onStaged?: (id: string) => void;
  /** Where a small file waits for others, to be written together with them; without it, it is written by itself. */
  together?: SmallFiles;
}

/** Small files on their way in, written several at a time: by the time a megabyte of them has come, or when `flush` is called. */
export class SmallFiles {
  #files: IncomingFile[] = [];
  #bytes = 0;

  constructor(private readonly workspaceId: string) {}

  async add(file: IncomingFile): Promise<void> {
    this.#files.push(file);
    this.#bytes += file.data.length;
    if (this.#bytes >= PART_BYTES || this.#files.length >= MOST_TOGETHER) await this.flush();
  }

  async flush(): Promise<void> {
    const files = this.#files;
    [this.#files, this.#bytes] = [[], 0];
    await insertStagedFiles(this.workspaceId, files);
  }
}

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
  { onStaged, together }: Options = {},
): Promise<StagedFile> {
  const name = displayName(file.name);
  const id = newStagedId();
  onStaged?.(id);
  const hash = createHash('sha256');
  const beginning = Buffer.alloc(FORMAT_SAMPLE_BYTES);
  let sampled = 0;
  let bytes = 0;
  let parts = 0;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  const write = async () => {
    const data = Buffer.concat(pending);
    [pending, pendingBytes] = [[], 0];
    const part = parts++;
    if (part > 0) await insertFilePart(workspaceId, id, part, data);
    else if (together && data.length < PART_BYTES) await together.add({ id, collectionId, name, data });
    else await insertStagedFiles(workspaceId, [{ id, collectionId, name, data }]);
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
  if (parts === 0 || (pendingBytes > 0 && !tooLarge)) await write();
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
