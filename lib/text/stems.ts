import { newStemmer } from 'snowball-stemmers';
import { foldAccents } from './fold-accents';

/** ISO 639-1 codes for which there is a Snowball stemmer, and its name in the library. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hu: 'hungarian',
  hy: 'armenian',
  it: 'italian',
  nb: 'norwegian',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sl: 'slovene',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
};

const stemmers = new Map<string, (word: string) => string>();

/**
 * The stemming function for a language (ISO 639-1, a region is ignored), which takes a lower-cased word in NFKC and gives
 * its stem without accents. Where the language is unknown (`null`) or has no Snowball stemmer, only accents are folded.
 *
 * In English accents are folded before stemming, because people leave them out ("résumé", "resume"); elsewhere after it,
 * because the endings that a stemmer knows carry them.
 */
export function stemmerFor(language: string | null): (word: string) => string {
  const code = primaryLanguage(language);
  const known = stemmers.get(code);
  if (known) return known;
  const algorithm = ALGORITHMS[code];
  const stem = algorithm ? createStemmer(code, algorithm) : foldAccents;
  // Only supported languages are kept, so that the map can't grow with what callers pass in.
  if (algorithm) stemmers.set(code, stem);
  return stem;
}

/** The first subtag of a language tag in lower case ("en-GB" is "en"); an empty string for `null`. */
export function primaryLanguage(language: string | null): string {
  return (language ?? '').toLowerCase().split(/[-_]/, 1)[0] ?? '';
}

function createStemmer(code: string, algorithm: string): (word: string) => string {
  const stemmer = newStemmer(algorithm);
  if (code === 'en') return (word) => stemmer.stem(foldAccents(word)).replaceAll("'", '');
  return (word) => foldAccents(stemmer.stem(word));
}
