import type { JobContext, Jobs } from '@/lib/jobs';
import type { ParsePool } from '../child/parse-pool';
import type { ParsedTextSummary } from '../parsers/parsed-text';
import { ParseError } from '../parse-error';
import { formatOf } from '../parsers/formats';
import { readFileParts } from '../store';
import { claimDocument, type DocumentToParse, saveFailure, saveParsed, saveProgress } from './store';

type Reader = Pick<ParsePool, 'parse'>;

interface Tools {
  pool: Reader;
  /** Of a text; null where it can't be told. */
  detectLanguage: (text: string) => string | null;
}

/** How often progress is saved; the same statement tells whether the document is still wanted. */
const SAVE_EVERY_MS = 500;
const LANGUAGE_SAMPLE = 20_000;

/** The document was deleted or is being read anew: what this job does is not wanted any more. */
class NotWanted extends Error {}

/**
 * The job that reads a document. Running it twice gives the same; being killed leaves the document to the job's next run; a
 * document that can't be read is failed with its reason and never tried again by itself.
 */
export function createParseDocument({ pool, detectLanguage }: Tools) {
  return async (
    { workspaceId, documentId, revision }: Jobs['parse-document'],
    { signal }: Pick<JobContext, 'signal'>,
  ): Promise<void> => {
    const document = await claimDocument(workspaceId, documentId, revision);
    if (!document) return;
    try {
      const { text, summary } = await readText(pool, { workspaceId, documentId, revision }, document, signal);
      const { pages, outline, warnings, encoding } = summary;
      const language = detectLanguage(text.slice(0, LANGUAGE_SAMPLE));
      await saveParsed(workspaceId, documentId, revision, { text, pages, outline, warnings, encoding, language });
    } catch (error) {
      if (error instanceof NotWanted) return;
      if (!(error instanceof ParseError)) throw error;
      await saveFailure(workspaceId, documentId, revision, { code: error.code, detail: error.detail });
    }
  };
}

async function readText(
  pool: Reader,
  { workspaceId, documentId, revision }: Jobs['parse-document'],
  document: DocumentToParse,
  jobSignal: AbortSignal,
): Promise<{ text: string; summary: ParsedTextSummary }> {
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
      const wanted = await saveProgress(workspaceId, documentId, revision, progress);
      if (!wanted) stop.abort(new NotWanted());
    });
    // The database may be away for a moment; the end of the work will tell.
    saving = saving.catch(() => undefined);
  }, SAVE_EVERY_MS);
  try {
    const summary = await pool.parse({
      format: format.id,
      size: document.bytes,
      bytes: readFileParts(workspaceId, documentId, document.version),
      encoding: document.encodingOverride ?? undefined,
      signal,
      onText: (piece) => pieces.push(piece),
      onProgress: (done, total) => (progress = { done, total }),
    });
    return { text: pieces.join(''), summary };
  } finally {
    clearInterval(timer);
    await saving;
    if (progress.total > 0 && !signal.aborted) await saveProgress(workspaceId, documentId, revision, progress);
  }
}
