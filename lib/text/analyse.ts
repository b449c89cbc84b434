import { spacedTerms } from './spaced-terms';
import { dictionaryTerms, ideographicTerms } from './spaceless-terms';
import { primaryLanguage } from './stems';
import { visitRuns } from './word-runs';

/** A term of the lexical index and the span of the text (UTF-16 code units) that it stands for. */
export interface Term {
  term: string;
  start: number;
  end: number;
}

/**
 * The terms of a text for lexical search (BM25), in order, with repetitions.
 *
 * Words are runs of letters and digits in NFKC and lower case, stemmed by the language (ISO 639-1; `null` or a language
 * without a stemmer: not stemmed) and without accents. Han, kana and Hangul become overlapping pairs of characters, and
 * Han also single ones; Thai, Lao, Khmer and Burmese are split by dictionary. Nothing is left out as a stop word: BM25
 * already weighs those near zero, and names consist of them ("The Who"). A question has to be analysed with the language
 * of the documents that it is asked of.
 */
export function analyse(text: string, language: string | null): string[] {
  const terms: string[] = [];
  visitTerms(text, language, (term) => terms.push(term));
  return terms;
}

/** As {@link analyse}, with the span of each term. */
export function analyseWithOffsets(text: string, language: string | null): Term[] {
  const terms: Term[] = [];
  visitTerms(text, language, (term, start, end) => terms.push({ term, start, end }));
  return terms;
}

function visitTerms(
  text: string,
  language: string | null,
  visit: (term: string, start: number, end: number) => void,
): void {
  const code = primaryLanguage(language);
  const ofSpaced = spacedTerms(code);
  visitRuns(text, (start, end, kind) => {
    if (kind === 'ideographic') ideographicTerms(text, start, end, visit);
    else if (kind === 'dictionary') dictionaryTerms(text, start, end, visit);
    else {
      const term = ofSpaced(text.slice(start, end));
      if (term !== '') visit(term, start, end);
    }
  });
}
