import { analyse, createPauses, detectLanguage, functionTerms, splitSentences } from '@/lib/text';
import { questionTerms } from '../question-terms';

/** How much the best sentence counts beside the whole passage, and how much pairs of words that stand together. */
const SENTENCE_SHARE = 0.4;
const PAIR_SHARE = 0.2;
/** How soon a repeated term stops counting, as BM25's k1. */
const SATURATION = 1.2;

/**
 * The built-in reranker, `builtin/lexical-rerank`: how much of the question's words a passage has, in the whole and in its
 * best sentence, and how many of its pairs of neighbouring words. Each word weighs by how rare it is among the passages.
 * No model reads anything: it knows words, not what they mean. The same input gives the same scores.
 *
 * Reading two hundred passages takes a good part of a second, with pauses for everybody else.
 *
 * @returns from 0, no word in common, to at most 1, in the order of the passages
 */
export async function lexicalScores(question: string, passages: readonly string[]): Promise<number[]> {
  const pause = createPauses();
  const read: ReturnType<typeof readPassage>[] = [];
  for (const text of passages) {
    await pause();
    read.push(readPassage(text));
  }
  const asked = questionTerms(question, [...new Set(read.map(({ language }) => language))]);
  const holders = (term: string) => read.filter(({ terms }) => terms.includes(term)).length;
  const weights = new Map(
    asked.map((term) => {
      const count = holders(term);
      return [term, Math.log(1 + (passages.length - count + 0.5) / (count + 0.5))] as const;
    }),
  );
  return read.map(({ language, sentences, terms }) => {
    // A term of another language's stemmer can't be in this passage and must not count against it.
    const own = questionTerms(question, [language]).filter((term) => weights.has(term));
    const total = own.reduce((sum, term) => sum + weights.get(term)!, 0);
    if (total === 0) return 0;
    const held = (within: readonly string[]) => {
      const counts = new Map<string, number>();
      for (const term of within) if (weights.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
      return own.reduce((sum, term) => {
        const count = counts.get(term) ?? 0;
        return sum + (weights.get(term)! * count) / (count + SATURATION);
      }, 0);
    };
    const most = total / (1 + SATURATION);
    const whole = Math.min(1, held(terms) / most);
    const best = Math.min(1, Math.max(0, ...sentences.map(held)) / most);
    const pairs = pairsOf(own);
    const there = new Set(pairsOf(terms));
    const together = pairs.length === 0 ? whole : pairs.filter((pair) => there.has(pair)).length / pairs.length;
    return (1 - SENTENCE_SHARE - PAIR_SHARE) * whole + SENTENCE_SHARE * best + PAIR_SHARE * together;
  });
}

/** The words of a passage, by sentence, without the function words of its language. */
function readPassage(text: string) {
  const language = detectLanguage(text);
  const left = language === null ? new Set<string>() : functionTerms(language);
  const termsOf = (part: string) => analyse(part, language).filter((term) => !left.has(term));
  const sentences = splitSentences(text, language).map(({ start, end }) => termsOf(text.slice(start, end)));
  return { language, sentences, terms: sentences.flat() };
}

function pairsOf(terms: readonly string[]): string[] {
  return terms.slice(1).map((term, index) => `${terms[index]} ${term}`);
}
