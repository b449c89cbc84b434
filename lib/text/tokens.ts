import type * as Ranks from 'gpt-tokenizer/bpeRanks/o200k_base';
import { GptEncoding } from 'gpt-tokenizer/GptEncoding';
import { O200K_TOKEN_SPLIT_REGEX } from 'gpt-tokenizer/encodingParams/constants';
import { boundedCache } from './bounded-cache';
import { loadPackage } from './load-package';

/**
 * Longest stretch, in UTF-16 code units, that is encoded in one go: byte pair merging takes quadratic time in it. The
 * longest token of o200k_base is as long.
 */
const LONGEST_PIECE = 128;

/** The pieces that a text is split into before byte pair encoding. */
export interface TokenPieces {
  /** Where each piece ends, in UTF-16 code units; a piece begins where the one before it ends. */
  ends: Uint32Array;
  /** Tokens up to the end of each piece. */
  totals: Uint32Array;
}

const VOCABULARY = 200_000;
const PLAIN = { disallowedSpecial: new Set<string>() };

const cache = boundedCache<number>(50_000);
const rarities = boundedCache<number>(20_000);
let encoding: GptEncoding | undefined;

/**
 * How many tokens of o200k_base (GPT-4o and later) a text has. Exact, as long as the text has no word, number or run of
 * spaces longer than 128 characters; such a one is counted in blocks of 128, which gives at most one token per block too
 * many. Names of special tokens ("<|endoftext|>") count as ordinary text. Other models' tokenisers differ: for them this
 * is an estimate.
 */
export function countTokens(text: string): number {
  let total = 0;
  visitPieces(text, (start, end) => {
    total += tokensOfPiece(text.slice(start, end));
  });
  return total;
}

/** The pieces of a text with running totals, from which the tokens of any stretch between pieces follow by subtraction. */
export function tokenPieces(text: string): TokenPieces {
  let ends = new Uint32Array(Math.ceil(text.length / 4) + 16);
  let totals = new Uint32Array(ends.length);
  let count = 0;
  let total = 0;
  visitPieces(text, (start, end) => {
    if (count === ends.length) {
      ends = enlarged(ends);
      totals = enlarged(totals);
    }
    total += tokensOfPiece(text.slice(start, end));
    ends[count] = end;
    totals[count] = total;
    count += 1;
  });
  return { ends: ends.subarray(0, count), totals: totals.subarray(0, count) };
}

/** Calls back for each piece in order; together they cover the text. */
function visitPieces(text: string, visit: (start: number, end: number) => void): void {
  const pattern = new RegExp(O200K_TOKEN_SPLIT_REGEX.source, 'gu');
  let start = 0;
  while (start < text.length) {
    pattern.lastIndex = start;
    const end = pattern.test(text) ? pattern.lastIndex : text.length;
    while (end - start > LONGEST_PIECE) {
      const cut = blockEnd(text, start + LONGEST_PIECE);
      visit(start, cut);
      start = cut;
    }
    visit(start, end);
    start = end;
  }
}

function blockEnd(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff ? index - 1 : index;
}

function tokensOfPiece(piece: string): number {
  return cache.get(piece) ?? cache.set(piece, encode(piece));
}

function encode(piece: string): number {
  return tokenEncoding().countTokens(piece, PLAIN);
}

/**
 * How rare a word is, from about 0.4 for the most frequent to 1.3: the logarithm of its rank in the vocabulary of
 * o200k_base, whose tokens were learnt in order of frequency, or more than 1 where it takes several tokens. A prior for
 * weighing words where no corpus is at hand, in any language.
 *
 * @param word in lower case
 */
export function wordRarity(word: string): number {
  return rarities.get(word) ?? rarities.set(word, rarityOf(word));
}

function rarityOf(word: string): number {
  const [first = 0, ...more] = tokenEncoding().encode(` ${word}`, PLAIN);
  if (more.length > 0) return Math.min(1.3, 1 + 0.1 * more.length);
  return Math.log(first + 1) / Math.log(VOCABULARY);
}

function tokenEncoding(): GptEncoding {
  if (!encoding) {
    const ranks = loadPackage('gpt-tokenizer/bpeRanks/o200k_base') as typeof Ranks;
    encoding = GptEncoding.getEncodingApi('o200k_base', () => ranks.default);
    encoding.setMergeCacheSize(0);
  }
  return encoding;
}

function enlarged(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
