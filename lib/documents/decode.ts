import iconv from 'iconv-lite';
import { canonicalEncoding, detectEncoding } from './detect-encoding';
import { ParseError } from './parse-error';
import type { ParsedText } from './parsers/parsed-text';

const PIECE = 512 * 1024;

/**
 * The encoding to read `bytes` with: the one that was chosen, else the detected one.
 *
 * @throws ParseError `unsupported_encoding` when the chosen one is not known
 */
export function chooseEncoding(
  bytes: Uint8Array,
  chosen?: string,
  declared?: string,
): { encoding: string; bomLength: number } {
  const detected = detectEncoding(bytes, declared);
  if (chosen === undefined) return detected;
  const encoding = canonicalEncoding(chosen);
  if (!encoding) throw new ParseError('unsupported_encoding', `The encoding “${chosen}” is not known.`);
  return encoding === detected.encoding ? detected : { encoding, bomLength: 0 };
}

/**
 * Decodes piece by piece, so that a large file is never held as a whole string as well. Notes the encoding in `output`, reports
 * the bytes read as progress, and warns of bytes that mean nothing in the encoding (they become U+FFFD).
 */
export async function* decodePieces(
  bytes: Uint8Array<ArrayBuffer>,
  chosen: string | undefined,
  output: ParsedText,
  declared?: string,
): AsyncGenerator<string> {
  const { encoding, bomLength } = chooseEncoding(bytes, chosen, declared);
  output.encoding = encoding;
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  let replaced = 0;
  const count = (piece: string): string => {
    for (let at = piece.indexOf('\uFFFD'); at !== -1; at = piece.indexOf('\uFFFD', at + 1)) replaced++;
    return piece;
  };

  for (let at = bomLength; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE);
    yield count(decoder.write(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)));
    output.progress(Math.min(bytes.length, at + PIECE), bytes.length);
  }
  yield count(decoder.end() ?? '');

  if (replaced > 0) {
    const many = replaced === 1 ? '1 replacement character (�) stands' : `${replaced} replacement characters (�) stand`;
    output.warn({
      code: 'replacement_characters',
      detail: `${many} where bytes mean nothing in ${encoding}. Another encoding may read them.`,
      count: replaced,
    });
  }
}

/** The whole text at once, for formats that can't be read in pieces. */
export async function decodeWhole(
  bytes: Uint8Array<ArrayBuffer>,
  chosen: string | undefined,
  output: ParsedText,
  declared?: string,
): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of decodePieces(bytes, chosen, output, declared)) pieces.push(piece);
  return pieces.join('');
}
