import { analyse, analyseQuestion, detectLanguage, splitSentences } from '@/lib/text';
import { fitsQuestion } from './question-cues';

/** A retrieved passage, as it is cited: `rank` from 1. */
export interface Passage {
  rank: number;
  text: string;
}

/** A sentence of a passage, word for word but for its white space and Markdown marks. */
export interface Quote {
  rank: number;
  text: string;
}

/** The quotes, and whether any of them shares a word with the question. */
export interface Selection {
  quotes: Quote[];
  supported: boolean;
}

interface Candidate extends Quote {
  terms: ReadonlySet<string>;
  length: number;
  position: number;
  score: number;
}

const MOST_QUOTES = 4;
/** A quote has to reach this part of the best one's score. */
const LEAST_SHARE = 0.45;
/** Sentences that share this part of their words (Jaccard) say the same. */
const SAME_THING = 0.6;
const LONGEST_QUOTE = 600;
const K1 = 1.2;
const B = 0.5;
/** What a question's word is worth that stands not in the sentence but in the heading or sentence before it. */
const CONTEXT_SHARE = 0.3;
const CUE_BONUS = 1.25;

/** Takes out what only means something in the document: Markdown marks, table bars, and `[3]`, which would read as a citation. */
function plain(text: string): string {
  return text
    .replace(/^\s*(?:[-*+]|\d+[.)]|#{1,6}|>)\s+/u, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/\[\d+(?:\s*,\s*\d+)*\]/gu, '')
    .replace(/\*\*|__|`/gu, '')
    .replace(/\s*\|\s*/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Headings, questions and scraps help to find the sentence after them, but answer nothing. */
function isSentence(text: string, terms: number): boolean {
  if (/[?？؟]["'”’)\]]*$/u.test(text)) return false;
  return terms >= 4 && (/[.!。！…:;]["'”’)\]]*$/u.test(text) || terms >= 7) && text.length <= LONGEST_QUOTE;
}

function candidatesOf(
  passages: readonly Passage[],
  question: ReadonlySet<string>,
  language: string | null,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { rank, text } of passages) {
    let before: ReadonlySet<string> = new Set();
    for (const [position, { start, end }] of splitSentences(text, language).entries()) {
      const quote = plain(text.slice(start, end));
      const own = analyse(quote, language);
      const terms = new Set(own);
      const context = [...before].filter((term) => question.has(term) && !terms.has(term));
      if (isSentence(quote, own.length)) {
        candidates.push({ rank, text: quote, terms, length: own.length, position, score: context.length });
      }
      before = terms;
    }
  }
  return candidates;
}

/** BM25 over the sentences, with credit for the heading before, the passage's rank and the kind of question. */
function scoreAll(candidates: Candidate[], question: string, asked: readonly string[]): void {
  const count = candidates.length;
  const mean = candidates.reduce((sum, one) => sum + one.length, 0) / Math.max(1, count);
  const weights = new Map(
    asked.map((term) => {
      const holders = candidates.filter((one) => one.terms.has(term)).length;
      return [term, Math.log(1 + (count - holders + 0.5) / (holders + 0.5))] as const;
    }),
  );
  const meanWeight = [...weights.values()].reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.size);
  for (const one of candidates) {
    const norm = (K1 + 1) / (1 + K1 * (1 - B + (B * one.length) / mean));
    const held = asked.filter((term) => one.terms.has(term));
    const words = held.reduce((sum, term) => sum + (weights.get(term) ?? 0) * norm, 0);
    const context = one.score * CONTEXT_SHARE * meanWeight;
    const cue = held.length > 0 && fitsQuestion(question, one.text) ? CUE_BONUS : 1;
    one.score = ((words + context) * cue * (1 + held.length / Math.max(1, asked.length))) / (1 + 0.1 * (one.rank - 1));
  }
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}

/**
 * The sentences of the passages that support an answer best, at most four, in the order of passages and text; the same for
 * the same input. Where no sentence shares a word with the question, the first sentence of the best passage, unsupported.
 */
export function selectSentences(question: string, passages: readonly Passage[]): Selection {
  const ordered = [...passages].sort((a, b) => a.rank - b.rank);
  const language = detectLanguage(
    ordered
      .map((passage) => passage.text)
      .join('\n')
      .slice(0, 4_000),
  );
  const asked = analyseQuestion(question, language);
  const candidates = candidatesOf(ordered, new Set(asked), language);
  scoreAll(candidates, question, asked);
  const byScore = [...candidates].sort((a, b) => b.score - a.score || a.rank - b.rank || a.position - b.position);
  const best = byScore[0]?.score ?? 0;
  if (best === 0) {
    const [first] = candidates;
    const text = first?.text ?? plain(ordered[0]?.text ?? '').slice(0, LONGEST_QUOTE);
    return { quotes: text === '' ? [] : [{ rank: first?.rank ?? ordered[0]?.rank ?? 1, text }], supported: false };
  }
  const chosen: Candidate[] = [];
  for (const one of byScore) {
    if (chosen.length === MOST_QUOTES || one.score < best * LEAST_SHARE) break;
    if (chosen.every((other) => overlap(one.terms, other.terms) < SAME_THING)) chosen.push(one);
  }
  chosen.sort((a, b) => a.rank - b.rank || a.position - b.position);
  return { quotes: chosen.map(({ rank, text }) => ({ rank, text })), supported: true };
}
