/** How a run of letters is made into words. */
export type RunKind = 'spaced' | 'ideographic' | 'dictionary';

/** Called for every run with its offsets in UTF-16 code units. */
export type RunVisitor = (start: number, end: number, kind: RunKind) => void;

const IDEOGRAPHIC = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30FC\uFF70]`;
const DICTIONARY = String.raw`[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const SPACED = String.raw`[[\p{L}\p{N}]--${IDEOGRAPHIC}--${DICTIONARY}]`;
/** Marks and invisible joiners go with the letter before them: soft hyphens, and the joiners of Persian and Indic words. */
const INNER = String.raw`[[${SPACED}\p{M}\u00AD\u200C\u200D]--${DICTIONARY}]`;

// The flag `v` is newer than the compile target, so these can't be literals.
const spacedRun = new RegExp(
  String.raw`${SPACED}${INNER}*(?:(?:['’ʼ＇]|(?<=\p{N})[.,](?=\p{N}))${SPACED}${INNER}*)*`,
  'vy',
);
const ideographicRun = new RegExp(String.raw`${IDEOGRAPHIC}[${IDEOGRAPHIC}\p{M}\uFF9E\uFF9F]*`, 'vy');
const dictionaryRun = new RegExp(String.raw`${DICTIONARY}[${DICTIONARY}\p{M}]*`, 'vy');
const wordCharacter = /[\p{L}\p{N}]/u;

/**
 * Finds the runs of letters and digits in a text, in order and without overlap, in linear time. An apostrophe between
 * letters and a point or comma between digits belong to the run ("don’t", "3.14", "1,000").
 */
export function visitRuns(text: string, visit: RunVisitor): void {
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code < 0x80) {
      if (!isAsciiWord(code)) {
        index += 1;
        continue;
      }
      const end = asciiRunEnd(text, index);
      if (end > 0) {
        visit(index, end, 'spaced');
        index = end;
        continue;
      }
    }
    index = visitOther(text, index, visit);
  }
}

function visitOther(text: string, index: number, visit: RunVisitor): number {
  const width = text.codePointAt(index)! > 0xffff ? 2 : 1;
  if (!wordCharacter.test(text.slice(index, index + width))) return index + width;
  for (const [pattern, kind] of patterns) {
    pattern.lastIndex = index;
    if (pattern.test(text)) {
      visit(index, pattern.lastIndex, kind);
      return pattern.lastIndex;
    }
  }
  return index + width;
}

const patterns: readonly (readonly [RegExp, RunKind])[] = [
  [spacedRun, 'spaced'],
  [ideographicRun, 'ideographic'],
  [dictionaryRun, 'dictionary'],
];

/** The end of a run that is plain ASCII, found without the regular expression; 0 where that is needed. */
function asciiRunEnd(text: string, start: number): number {
  let end = start + 1;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isAsciiWord(code)) {
      end += 1;
      continue;
    }
    if (code >= 0x80) return 0; // not for NaN, the end of the text
    if (code === 0x27 || code === 0x2e || code === 0x2c) {
      const next = text.charCodeAt(end + 1);
      if (next >= 0x80) return 0;
      const joins = code === 0x27 ? isAsciiWord(next) : isDigit(text.charCodeAt(end - 1)) && isDigit(next);
      if (joins) {
        end += 2;
        continue;
      }
    }
    return end;
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isAsciiWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || isDigit(code);
}
