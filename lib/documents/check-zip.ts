import yauzl from 'yauzl';
import { ParseError } from './parse-error';

export interface ZipLimits {
  entries: number;
  /** Of all entries together, counted while inflating: what a header says of itself is not believed. */
  inflatedBytes: number;
  /** Inflated bytes over the bytes of the file. */
  ratio: number;
}

export const ZIP_LIMITS: ZipLimits = { entries: 10_000, inflatedBytes: 200_000_000, ratio: 100 };

/** Small files compress well without being bombs. */
const RATIO_COUNTS_FROM = 1_000_000;
/** Workbooks behind a chart, say: every Office program makes them, and nothing here opens them, so they are bytes like others. */
const EMBEDDED = /^(?:word|ppt|xl)\/embeddings\/[^/]+\.(?:docx|docm|pptx|pptm|xlsx|xlsm|xlsb)$/i;
const ZIP_MAGIC = Buffer.from('PK\x03\x04', 'latin1');

/**
 * Inflates every entry once, holding none of them, before anything that trusts the file opens it.
 *
 * @returns the names of the entries
 * @throws ParseError `too_complex` beyond a limit or with a zip inside; `unsafe_xml` for a document type declaration;
 *   `corrupt` when the zip is broken; `password_protected` when an entry is encrypted
 */
export async function checkZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<string[]> {
  const names: string[] = [];
  let inflated = 0;
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (zip.entryCount > limits.entries) throw tooManyEntries(limits);
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      if (names.length > limits.entries) throw tooManyEntries(limits);
      if ((entry.generalPurposeBitFlag & 1) !== 0)
        throw new ParseError('password_protected', 'The file is protected by a password.');
      if (entry.fileName.endsWith('/')) continue;
      const stream = await zip.openReadStreamPromise(entry);
      const check = contentCheck(entry.fileName);
      for await (const piece of stream as AsyncIterable<Buffer>) {
        inflated += piece.length;
        checkSize(inflated, bytes.length, limits);
        check(piece);
      }
    }
  } catch (error) {
    if (error instanceof ParseError) throw error;
    throw new ParseError('corrupt', `The file is damaged: ${error instanceof Error ? error.message : String(error)}`);
  }
  return names;
}

function checkSize(inflated: number, packed: number, limits: ZipLimits): void {
  if (inflated > limits.inflatedBytes) {
    throw new ParseError(
      'too_complex',
      `The file unpacks to more than ${Math.round(limits.inflatedBytes / 1_000_000)} MB.`,
    );
  }
  if (inflated > RATIO_COUNTS_FROM && inflated > packed * limits.ratio) {
    throw new ParseError('too_complex', `The file unpacks to more than ${limits.ratio} times its size.`);
  }
}

/** Looks at an entry while it is inflated: is it a zip itself, and does its XML declare a document type? */
function contentCheck(name: string): (piece: Buffer) => void {
  const isXml = /\.(?:xml|rels|vml)$/i.test(name);
  let first = true;
  let tail = '';
  return (piece) => {
    if (first && !EMBEDDED.test(name) && piece.subarray(0, 4).equals(ZIP_MAGIC)) {
      throw new ParseError('too_complex', `There is another zip file inside: ${name}.`);
    }
    first = false;
    if (!isXml) return;
    // Without its zero bytes UTF-16 reads as ASCII here. In a text `<` is always escaped, so the mark can't be prose.
    const xml = tail + piece.toString('latin1').replaceAll('\0', '');
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) {
      throw new ParseError('unsafe_xml', `The XML in ${name} declares a document type, which is not read.`);
    }
    tail = xml.slice(-10);
  };
}

function tooManyEntries(limits: ZipLimits): ParseError {
  return new ParseError('too_complex', `The file holds more than ${limits.entries} entries.`);
}
