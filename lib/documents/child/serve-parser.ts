import { ParseError } from '../parse-error';
import { ParsedText } from '../parsers/parsed-text';
import { parserById } from '../parsers/registry';
import { endWithParent } from './end-with-parent';
import type { FromChild, ToChild } from './protocol';
import { refuseNetwork } from './refuse-network';

const PROGRESS_EVERY_MS = 100;

/** How much of a text the language is told by. */
const LANGUAGE_SAMPLE = 20_000;

/** Of a text; null where it can't be told. */
type DetectLanguage = (text: string) => string | null;

/**
 * The whole life of a parsing process: it reads documents that its parent sends, one after another, and answers with text and
 * what can be said of it.
 */
export function serveParser(detectLanguage: DetectLanguage): void {
  refuseNetwork();
  endWithParent();
  let start: Extract<ToChild, { type: 'start' }> | null = null;
  let bytes = new Uint8Array(0);
  let filled = 0;

  process.on('message', (message: ToChild) => {
    if (message.type === 'whole') {
      void parse(message.format, new Uint8Array(message.data), message.encoding, detectLanguage).then(send);
    } else if (message.type === 'start') {
      start = message;
      bytes = new Uint8Array(message.size);
      filled = 0;
    } else if (message.type === 'bytes') {
      bytes.set(message.data, filled);
      filled += message.data.length;
    } else if (start) {
      const document = bytes.subarray(0, filled);
      bytes = new Uint8Array(0);
      void parse(start.format, document, start.encoding, detectLanguage).then(send);
    }
  });
}

async function parse(
  format: string,
  bytes: Uint8Array<ArrayBuffer>,
  encoding: string | undefined,
  detectLanguage: DetectLanguage,
): Promise<FromChild> {
  let told = 0;
  let beginning = '';
  const output = new ParsedText({
    onText: (piece) => {
      if (beginning.length < LANGUAGE_SAMPLE) beginning += piece.slice(0, LANGUAGE_SAMPLE - beginning.length);
      return send({ type: 'text', piece });
    },
    onProgress(done, total) {
      const now = performance.now();
      if (done < total && now - told < PROGRESS_EVERY_MS) return;
      told = now;
      void send({ type: 'progress', done, total });
    },
  });
  try {
    const parser = parserById(format);
    if (!parser) throw new ParseError('unsupported_media_type', `No parser reads “${format}”.`);
    await parser.parse({ bytes, encoding }, output);
    const summary = { ...(await output.finish()), language: detectLanguage(beginning) };
    return { type: 'done', summary, residentBytes: process.memoryUsage.rss() };
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): FromChild {
  if (error instanceof ParseError) return { type: 'failed', code: error.code, detail: error.detail };
  // A stack or a string that ran over: the document asks for more than any sensible one does.
  if (error instanceof RangeError)
    return { type: 'failed', code: 'too_complex', detail: 'The document is nested too deeply or is too large.' };
  return {
    type: 'failed',
    code: 'corrupt',
    detail: `The file can't be read: ${error instanceof Error ? error.message : String(error)}`,
  };
}

function send(message: FromChild): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected) return resolve();
    process.send?.(message, undefined, undefined, () => resolve());
  });
}
