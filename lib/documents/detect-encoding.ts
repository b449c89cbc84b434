import { analyse } from 'chardet';
import iconv from 'iconv-lite';

export interface DetectedEncoding {
  /** As people and the API write it: "UTF-8", "Shift_JIS". */
  encoding: string;
  /** Length of the byte order mark at the beginning, in bytes. */
  bomLength: number;
}

/** What a person can choose from when the detection was wrong. Any other name that iconv-lite knows is accepted by the API. */
export const ENCODINGS = [
  'UTF-8',
  'UTF-16LE',
  'UTF-16BE',
  'windows-1252',
  'ISO-8859-1',
  'ISO-8859-2',
  'ISO-8859-15',
  'windows-1250',
  'windows-1251',
  'KOI8-R',
  'ISO-8859-7',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'Shift_JIS',
  'EUC-JP',
  'GB18030',
  'Big5',
  'EUC-KR',
  'TIS-620',
] as const;

const BYTE_ORDER_MARKS = [
  { encoding: 'UTF-32LE', mark: [0xff, 0xfe, 0, 0] },
  { encoding: 'UTF-32BE', mark: [0, 0, 0xfe, 0xff] },
  { encoding: 'UTF-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'UTF-16LE', mark: [0xff, 0xfe] },
  { encoding: 'UTF-16BE', mark: [0xfe, 0xff] },
  { encoding: 'GB18030', mark: [0x84, 0x31, 0x95, 0x33] },
] as const;

const SAMPLE = 64 * 1024;
const PIECE = 64 * 1024;

/**
 * Finds out how bytes are to be read: a byte order mark, else valid UTF-8 from beginning to end, else UTF-16 by where its
 * zero bytes stand, else what the document says of itself (`declared`, if it can be true), else the likeliest guess of
 * chardet (a port of ICU's statistical detector) that decodes without an error.
 */
export function detectEncoding(bytes: Uint8Array, declared?: string): DetectedEncoding {
  for (const { encoding, mark } of BYTE_ORDER_MARKS) {
    if (mark.every((byte, i) => bytes[i] === byte)) return { encoding, bomLength: mark.length };
  }
  const without = (encoding: string): DetectedEncoding => ({ encoding, bomLength: 0 });
  const wide = utf16ByZeroBytes(bytes);
  if (wide) return without(wide);
  if (isUtf8(bytes)) return without('UTF-8');

  const sample = sampleAround(bytes);
  const name = declared ? canonicalEncoding(declared) : undefined;
  if (name && name !== 'UTF-8' && replacements(sample, name) === 0) return without(name);
  return without(likeliest(sample));
}

/** The usual spelling of an encoding's name, or undefined when no decoder knows it. */
export function canonicalEncoding(name: string): string | undefined {
  const plain = name.trim().toLowerCase();
  const listed = ENCODINGS.find((encoding) => fold(encoding) === fold(plain));
  if (listed) return listed;
  if (!/^[a-z0-9][a-z0-9_:.-]{1,40}$/.test(plain) || !iconv.encodingExists(plain)) return undefined;
  // iconv-lite also "decodes" base64 and hex, which are no character encodings.
  return ['base64', 'hex', 'binary', 'utf7', 'utf7imap', 'cesu8'].includes(fold(plain))
    ? undefined
    : plain.toUpperCase();
}

const fold = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Text in a Western script has a zero in every second byte; text of other scripts still has spaces and line ends. */
function utf16ByZeroBytes(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  if (bytes.length < 2 || bytes.length % 2 === 1) return undefined;
  const length = Math.min(bytes.length, SAMPLE);
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.05 && even <= odd * 0.02) return 'UTF-16LE';
  if (even > pairs * 0.05 && odd <= even * 0.02) return 'UTF-16BE';
  return undefined;
}

/** The statistics need bytes beyond ASCII, which may begin late. The sample begins at a line's beginning, where a character does too. */
function sampleAround(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  if (first < SAMPLE / 2) return bytes.subarray(0, SAMPLE);
  const line = bytes.lastIndexOf(0x0a, first) + 1;
  const from = first - line > SAMPLE / 2 ? first : line;
  return bytes.subarray(from, from + SAMPLE);
}

/** Below this chardet says nothing. */
const LEAST_CONFIDENCE = 5;

function likeliest(sample: Uint8Array): string {
  const guesses = analyse(sample)
    .map((guess) => ({ name: canonicalEncoding(guess.name), confidence: guess.confidence }))
    .filter(
      (guess): guess is { name: string; confidence: number } =>
        guess.name !== undefined && !guess.name.startsWith('UTF-'),
    )
    .slice(0, 10)
    .map(({ name, confidence }) => ({
      name,
      confidence: confidence * plausibility(sample, name),
      errors: replacements(sample, name),
    }))
    .sort((a, b) => Number(a.errors > 0) - Number(b.errors > 0) || b.confidence - a.confidence);
  const best = guesses[0];
  // Every byte means something in these two, so they are what is left when nothing speaks for anything.
  if (!best || best.confidence < LEAST_CONFIDENCE || best.name === 'ISO-8859-1' || best.name === 'windows-1252') {
    return western(sample);
  }
  return best.name;
}

/**
 * Short texts of two bytes a character look to the statistics like a Western text: read as one they are runs of characters
 * beyond ASCII of which many are no letters, which no such text has.
 */
function plausibility(sample: Uint8Array, encoding: string): number {
  const text = iconv.decode(sample.subarray(0, 4_096), encoding);
  const runs = text.match(/[^\0-\x7f]{2,}/g)?.join('') ?? '';
  const strange = runs.replace(/\p{L}|[\u3000-\u30ff\uff00-\uffef]/gu, '').length;
  return strange > runs.length * 0.2 ? 0.2 : 1;
}

/** windows-1252 is Latin-1 with letters and quotes where Latin-1 has control characters, which no text uses. */
function western(sample: Uint8Array): string {
  return sample.some((byte) => byte >= 0x80 && byte <= 0x9f) ? 'windows-1252' : 'ISO-8859-1';
}

/** How many replacement characters the sample decodes to; a character cut off at the sample's end doesn't count. */
function replacements(sample: Uint8Array, encoding: string): number {
  const text = iconv.decode(sample, encoding).slice(0, -2);
  return text.split('\uFFFD').length - 1;
}
