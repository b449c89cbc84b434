import type { JobContext, Jobs } from '@/lib/jobs';
import type { ParsePool } from '../child/parse-pool';
import { ParseError } from '../parse-error';
import { formatOf } from '../parsers/formats';
import { readFileParts } from '../store';
import {
  claimDocument,
  type DocumentToParse,
  type ParsedDocument,
  saveFailure,
  saveParsed,
  saveProgress,
} from './store';

type Reader = Pick<ParsePool, 'parse'>;

interface Tools {
  pool: Reader;
}

/** How often progress is saved; the same statement tells whether the document is still wanted. */
const SAVE_EVERY_MS = 500;

/** The document was deleted or is being read anew: what this job does is not wanted any more. */
class NotWanted extends Error {}

/**
 * The job that reads a document. Running it twice gives the same; being killed leaves the document to the job's next run; a
 * document that can't be read is failed with its reason and never tried again by itself.
 */
export function createParseDocument({ pool }: Tools) {
  return async (reading: Jobs['parse-document'], { signal }: Pick<JobContext, 'signal'>): Promise<void> => {
    const document = await claimDocument(reading);
    if (!document) return;
    try {
      const parsed = await readText(pool, reading, document, signal);
      await saveParsed({ ...reading, parsed });
    } catch (error) {
      if (error instanceof NotWanted) return;
      if (!(error instanceof ParseError)) throw error;
      await saveFailure(reading, { code: error.code, detail: error.detail });
    }
  };
}

async function readText(
  pool: Reader,
  reading: Jobs['parse-document'],
  document: DocumentToParse,
  jobSignal: AbortSignal,
): Promise<ParsedDocument> {
  const format = formatOf(document.mimeType);
  if (!format)
    throw new ParseError('unsupported_media_type', 'This format can’t be read. Replace the file with one that can.');
  const stop = new AbortController();
  const signal = AbortSignal.any([jobSignal, stop.signal]);
  const pieces: string[] = [];
  let progress = { done: 0, total: 0 };
  let saving = Promise.resolve();
  const timer = setInterval(() => {
    saving = saving.then(async () => {
      const wanted = await saveProgress({ ...reading, progress });
      if (!wanted) stop.abort(new NotWanted());
    });
    // The database may be away for a moment; the end of the work will tell.
    saving = saving.catch(() => undefined);
  }, SAVE_EVERY_MS);
  try {
    const summary = await pool.parse({
      format: format.id,
      size: document.bytes,
      bytes: bytesOf(reading, document),
      encoding: document.encodingOverride ?? undefined,
      signal,
      onText: (piece) => pieces.push(piece),
      onProgress: (done, total) => (progress = { done, total }),
    });
    const { pages, outline, warnings, encoding, language } = summary;
    return { text: pieces.join(''), pages, outline, warnings, encoding, language, progress };
  } catch (error) {
    // How far it came is part of what a person is told.
    if (error instanceof ParseError && progress.total > 0) await saveProgress({ ...reading, progress });
    throw error;
  } finally {
    clearInterval(timer);
    await saving;
  }
}

async function* bytesOf(
  { workspaceId, documentId }: Jobs['parse-document'],
  document: DocumentToParse,
): AsyncGenerator<Uint8Array> {
  if (document.file) yield document.file;
  else yield* readFileParts(workspaceId, documentId, document.version);
}
