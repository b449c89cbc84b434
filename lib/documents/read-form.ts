import busboy from 'busboy';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { BakeoffError } from '@/lib/errors';
import { findUnstorable } from '@/lib/text';

export interface FormFile {
  name: string;
  mimeType: string;
  source: AsyncIterable<Uint8Array>;
}

interface Form {
  body: ReadableStream<Uint8Array> | null;
  contentType: string;
  /** Called for each file while it comes in; the next one waits until it is done. */
  onFile: (file: FormFile, fieldsSoFar: ReadonlyMap<string, string>) => Promise<void>;
}

const MOST_FILES = 200;
const LONGEST_FIELD = 256 * 1024;

/**
 * Reads `multipart/form-data` as it comes in, holding no more of it than a piece.
 *
 * @returns the fields that are no files
 * @throws BakeoffError `malformed_form` (400); whatever `onFile` throws
 */
export async function readForm({ body, contentType, onFile }: Form): Promise<Map<string, string>> {
  const fields = new Map<string, string>();
  let work = Promise.resolve();
  let files = 0;
  const parser = openParser(contentType);
  const source = Readable.fromWeb((body ?? new ReadableStream()) as NodeReadableStream<Uint8Array>);
  try {
    await new Promise<void>((resolve, reject) => {
      parser.on('field', (name, value, info) => {
        if (info.valueTruncated) reject(malformed(`The field “${name}” is too long.`));
        // Postgres takes no such text, and the database would say so when it is too late to say which field it was.
        if (findUnstorable(value) || findUnstorable(name)) {
          reject(malformed(`The field “${name}” must not hold NUL characters or halves of surrogate pairs.`));
        } else fields.set(name, value);
      });
      parser.on('file', (field, stream, info) => {
        if (field !== 'file') reject(malformed(`Send files in fields named “file”, not “${field}”.`));
        if (++files > MOST_FILES) reject(malformed(`Send at most ${MOST_FILES} files at once.`));
        work = work.then(() => onFile({ name: info.filename ?? '', mimeType: info.mimeType, source: stream }, fields));
        work.catch(reject);
      });
      parser.on('error', (error) => reject(malformed(`The form can't be read: ${messageOf(error)}.`)));
      parser.on('close', () => work.then(resolve, reject));
      source.on('error', (error) => reject(malformed(`The upload was cut off: ${messageOf(error)}.`)));
      source.pipe(parser);
    });
  } catch (error) {
    // Stop reading, but leave the connection alone: the answer has to reach a sender that is still sending.
    source.unpipe(parser);
    throw error;
  }
  return fields;
}

function openParser(contentType: string): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      limits: { fieldSize: LONGEST_FIELD, fields: 20 },
    });
  } catch (error) {
    throw malformed(`The form can't be read: ${messageOf(error)}.`);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function malformed(detail: string): BakeoffError {
  return new BakeoffError({ code: 'malformed_form', status: 400, title: 'Malformed form', detail });
}
