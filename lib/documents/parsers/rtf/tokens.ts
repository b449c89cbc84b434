export type RtfToken =
  | { type: 'open' }
  | { type: 'close' }
  /** A word without a number has `undefined`. */
  | { type: 'control'; word: string; value: number | undefined }
  | { type: 'symbol'; symbol: string }
  | { type: 'byte'; byte: number }
  | { type: 'text'; text: string };

const WORD = /\\([a-z]{1,32})(-?\d{1,10})? ?/iy;
const HEX = /\\'([0-9a-f]{2})/iy;
const PLAIN = /[^\\{}\r\n]+/y;

/** The tokens of an RTF file, whose bytes are characters of one byte here. Binary data is passed over. */
export function* rtfTokens(source: string): Generator<RtfToken & { at: number }> {
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  while (at < source.length) {
    const character = source[at];
    if (character === '{' || character === '}') {
      yield { type: character === '{' ? 'open' : 'close', at };
      at++;
      continue;
    }
    if (character === '\r' || character === '\n') {
      at++;
      continue;
    }
    if (character !== '\\') {
      const text = match(PLAIN)?.[0] ?? '';
      yield { type: 'text', text, at };
      at += text.length;
      continue;
    }
    const word = match(WORD);
    const hex = word ? null : match(HEX);
    if (word) {
      const value = word[2] === undefined ? undefined : Number(word[2]);
      at += word[0].length;
      if (word[1] === 'bin') at += Math.max(0, value ?? 0);
      else yield { type: 'control', word: word[1] ?? '', value, at };
    } else if (hex) {
      yield { type: 'byte', byte: Number.parseInt(hex[1] ?? '', 16), at };
      at += hex[0].length;
    } else {
      yield { type: 'symbol', symbol: source[at + 1] ?? '', at };
      at += 2;
    }
  }
}
