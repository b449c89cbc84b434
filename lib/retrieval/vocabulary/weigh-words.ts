import type { WordWeight } from '@/lib/embeddings';
import { analyseWithOffsets, functionTerms } from '@/lib/text';
import type { Mode } from '../schema';

/** Of chunks that hold a word of which nothing better is known. */
const USUAL_SHARE = 0.01;
const FUNCTION_WORD_SHARE = 0.5;

/**
 * The words of a question, by their English stems as the built-in embedding has them, each with the terms that an index of
 * texts in these languages would hold it under. Function words are left out.
 */
export function termsInIndex(question: string, languages: readonly (string | null)[]): Map<string, string[]> {
  const functionWords = functionTerms('en');
  const byPlace = new Map<number, string[]>();
  for (const language of languages.length > 0 ? languages : [null]) {
    for (const { term, start } of analyseWithOffsets(question, language)) {
      byPlace.set(start, [...(byPlace.get(start) ?? []), term]);
    }
  }
  const terms = new Map<string, string[]>();
  for (const { term, start } of analyseWithOffsets(question, 'en')) {
    if (functionWords.has(term)) continue;
    terms.set(term, [...new Set([...(terms.get(term) ?? []), ...(byPlace.get(start) ?? [term])])]);
  }
  return terms;
}

/**
 * How the words of a question count in an index: what no chunk holds counts by its parts only, since the rest of it could meet
 * nothing but noise. Where the vectors decide alone (`dense`), a word also counts the more the fewer chunks hold it, by the square
 * root of BM25's idf; in a hybrid search the other leg does that already. Why: docs/decisions/0013-question-fitted-to-its-index.md.
 *
 * @param frequencies in how many of the `chunks` each term of the index stands
 */
export function weighWords(
  terms: ReadonlyMap<string, readonly string[]>,
  frequencies: ReadonlyMap<string, number>,
  chunks: number,
  mode: Mode,
): Map<string, WordWeight> {
  const factor = (share: number) =>
    mode === 'dense' ? Math.sqrt(Math.log(1 + (chunks * (1 - share) + 0.5) / (chunks * share + 0.5))) : 1;
  const weights = new Map<string, WordWeight>();
  for (const [word, variants] of terms) {
    const holding = Math.max(0, ...variants.map((term) => frequencies.get(term) ?? 0));
    const known = holding > 0;
    weights.set(word, { known, factor: factor(known ? Math.min(1, holding / chunks) : USUAL_SHARE) });
  }
  for (const term of functionTerms('en')) weights.set(term, { known: true, factor: factor(FUNCTION_WORD_SHARE) });
  return weights;
}
