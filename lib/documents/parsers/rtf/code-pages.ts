import iconv from 'iconv-lite';

/** Encodings of the character sets that a font may have (RTF 1.9.1, \fcharset). */
const CHARSETS: Record<number, string> = {
  0: 'windows-1252',
  77: 'macroman',
  128: 'Shift_JIS',
  129: 'cp949',
  134: 'GBK',
  136: 'Big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

export const encodingOfCharset = (charset: number): string | undefined => CHARSETS[charset];

export function encodingOfCodePage(page: number): string | undefined {
  const name = page === 65_001 ? 'UTF-8' : page === 10_000 ? 'macroman' : `cp${page}`;
  return iconv.encodingExists(name) ? name : undefined;
}

export const decodeBytes = (bytes: readonly number[], encoding: string): string =>
  iconv.decode(Buffer.from(bytes), encoding);
