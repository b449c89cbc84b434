import { boundedCache } from './bounded-cache';
import { stemmerFor } from './stems';

/** Longest term in UTF-16 code units; longer runs (encoded binary data) are cut, since an index entry has a size limit. */
export const MAXIMUM_TERM_LENGTH = 64;

const CACHED_WORDS = 50_000;
const INVISIBLE = /[\u00AD\u200C\u200D]/g;
const APOSTROPHES = /[’ʼ＇]/g;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const HAS_DIGIT = /\p{N}/u;
/** Articles and prepositions that lose their vowel before the next word: "l’avion", "dell’arte", "d’aigua". */
const ELISION =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|all|dall|nell|sull|coll|gl|un|quell|quest|sant|bell)'(?=\p{L})/u;
const ELIDING_LANGUAGES = new Set(['fr', 'it', 'ca']);

const byLanguage = new Map<string, (word: string) => string>();

/** The function that makes a run of a script with spaces into its term; an empty string where nothing is left of it. */
export function spacedTerms(language: string): (word: string) => string {
  const known = byLanguage.get(language);
  if (known) return known;
  const cache = boundedCache<string>(CACHED_WORDS);
  const toTerm = createTermFunction(language);
  const cached = (word: string) => {
    if (word.length > MAXIMUM_TERM_LENGTH) return toTerm(cut(word));
    return cache.get(word) ?? cache.set(word, toTerm(word));
  };
  // Languages are few, but what callers pass in is not: an unknown tag must not stay.
  if (byLanguage.size < 100) byLanguage.set(language, cached);
  return cached;
}

function createTermFunction(language: string): (word: string) => string {
  const stem = stemmerFor(language);
  const turkish = language === 'tr';
  const elides = ELIDING_LANGUAGES.has(language);
  return (run) => {
    const word = lowerCase(run.normalize('NFKC').replace(INVISIBLE, ''), turkish).replace(APOSTROPHES, "'");
    if (THOUSANDS.test(word)) return word.replaceAll(',', '');
    const bare = elides ? word.replace(ELISION, '') : word;
    const term = HAS_DIGIT.test(bare) ? bare : stem(bare);
    return cut(term.replaceAll("'", ''));
  };
}

function lowerCase(word: string, turkish: boolean): string {
  return (turkish ? word.replaceAll('I', 'ı').replaceAll('İ', 'i') : word).toLowerCase();
}

/** At most the longest term, never ending between the halves of a surrogate pair. */
function cut(word: string): string {
  if (word.length <= MAXIMUM_TERM_LENGTH) return word;
  return word.slice(0, MAXIMUM_TERM_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
}
