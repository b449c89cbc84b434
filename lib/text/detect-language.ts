import type * as Tinyld from 'tinyld';
import { functionWords } from './function-words';
import { loadPackage } from './load-package';

/** Constructed languages and those that the detector mostly reports by mistake. */
const LEFT_OUT = new Set(['ber', 'eo', 'tlh', 'vo', 'rn', 'yi']);
const SAMPLE_LENGTH = 160;
const SAMPLES = 12;
const LETTERS_NEEDED = 20;
/** So many samples from all over a text, and so large a share of the weight among them, leave nothing for the others to decide. */
const ENOUGH_SAMPLES = 6;
const CLEAR_SHARE = 0.9;
/** A character of these scripts says as much as several letters do. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const WORD = /[\p{L}\p{M}']+/gu;
const LETTER = /\p{L}/gu;

/**
 * The language of a text as an ISO 639-1 code, or `null` where the text is too short (under about 20 letters) or the
 * evidence is divided. Up to twelve samples spread over the text vote, once by n-grams with the detector's own confidence
 * (tinyld) and once by function words; the winner needs 60 % of the weight. It takes about the same time for any length of text,
 * and half of it where the first six samples are as good as of one mind.
 */
export function detectLanguage(text: string): string | null {
  const votes = new Map<string, number>();
  let total = 0;
  let letters = 0;
  const samples = samplesOf(text);
  const { detectAll, candidates } = (detector ??= loadDetector());
  for (const [index, sample] of samples.entries()) {
    if (index >= ENOUGH_SAMPLES && letters >= LETTERS_NEEDED) {
      const most = Math.max(...votes.values());
      if (most >= CLEAR_SHARE * total && most >= 0.1 * samples.length) break;
    }
    letters += countOf(sample, LETTER) + 3 * countOf(sample, DENSE);
    const [best] = detectAll(sample, { only: candidates });
    const ballots = [best && ([best.lang, best.accuracy] as const), byFunctionWords(sample)];
    for (const [language, weight] of ballots.filter((ballot) => ballot !== undefined)) {
      total += weight;
      votes.set(language, (votes.get(language) ?? 0) + weight);
    }
  }
  if (letters < LETTERS_NEEDED) return null;
  const [winner, weight] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [null, 0];
  return weight >= 0.6 * total && weight >= 0.1 * samples.length ? winner : null;
}

let detector: ReturnType<typeof loadDetector> | undefined;

function loadDetector() {
  const { detectAll, supportedLanguages, toISO2 } = loadPackage('tinyld') as typeof Tinyld;
  const candidates = supportedLanguages.map((language) => toISO2(language)).filter((code) => !LEFT_OUT.has(code));
  return { detectAll, candidates };
}

/** The language with most function words, by how far it leads the next one in shares of the words. */
function byFunctionWords(sample: string): readonly [string, number] | undefined {
  const words = sample.toLowerCase().match(WORD) ?? [];
  const shares = [...functionWords]
    .map(([language, list]) => [language, words.filter((word) => list.has(word)).length / words.length] as const)
    .sort((a, b) => b[1] - a[1]);
  const [first, second] = shares;
  return words.length > 0 && first && second && first[1] > second[1]
    ? [first[0], 2 * (first[1] - second[1])]
    : undefined;
}

/** In an order in which the first few come from all over the text. */
function samplesOf(text: string): string[] {
  const pieces = Math.ceil(text.length / SAMPLE_LENGTH);
  const count = Math.min(SAMPLES, pieces);
  const step = pieces / Math.max(1, count);
  return spreadOrder(count).map((index) => {
    const start = Math.floor(index * step) * SAMPLE_LENGTH;
    return text.slice(start, start + SAMPLE_LENGTH);
  });
}

/** The numbers from 0 below `count`, so ordered that every beginning of the list is spread evenly (multiples of the golden ratio). */
function spreadOrder(count: number): number[] {
  const place = (index: number) => (index * 0.6180339887498949) % 1;
  return Array.from({ length: count }, (_, index) => index).sort((a, b) => place(a) - place(b));
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
