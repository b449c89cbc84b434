import { analyseWithOffsets, functionTerms, wordRarity } from '@/lib/text';
import { addFeatures, lexicalFeatures, partsOnly } from './lexical-features';

/** What `builtin/lexical` gives unless told. Why so many: docs/decisions/0010-built-in-embedding.md. */
export const LEXICAL_DIMENSIONS = 768;

/** How much a function word counts, against any other word. */
const FUNCTION_WORD = 0.2;
const ALWAYS: WordWeight = { factor: 1, known: true };
/** Saturation of repeated words, as BM25's k1. */
const SATURATION = 1.2;

/** How a word of a question counts in the index that is asked. */
export interface WordWeight {
  /** What its weight is multiplied by. */
  factor: number;
  /** Whether any chunk holds it. One that none holds meets nothing but noise: only its parts can meet a word. */
  known: boolean;
}

interface Occurrences {
  count: number;
  rarity: number;
}

/**
 * The built-in embedding of a text, `builtin/lexical`: its words, by signed feature hashing (Weinberger et al., 2009), as a
 * vector of length 1. No model and no download; texts are near each other when they share words, word stems and parts of
 * words, not when they mean the same. The same text gives the same vector on every machine.
 *
 * Words are stemmed as English, which questions in other languages share with their documents; each weighs by how rare it
 * is in general (`wordRarity`) and by how often it stands there, saturating.
 *
 * @param dimensions more of them keep more words apart
 * @param weights of a question's words, by their English stems, in the index that is asked; the others count as always
 */
export function lexicalEmbedding(
  text: string,
  dimensions = LEXICAL_DIMENSIONS,
  weights?: ReadonlyMap<string, WordWeight>,
): Float32Array {
  const sums = new Float64Array(dimensions);
  for (const [term, { count, rarity }] of occurrencesIn(text)) {
    const { factor, known } = weights?.get(term) ?? ALWAYS;
    const weight = (factor * rarity * count * (1 + SATURATION)) / (count + SATURATION);
    const features = lexicalFeatures(term);
    addFeatures(sums, known ? features : partsOnly(features), weight);
  }
  return normalised(sums, text);
}

function occurrencesIn(text: string): Map<string, Occurrences> {
  const functionWords = functionTerms('en');
  const found = new Map<string, Occurrences>();
  for (const { term, start, end } of analyseWithOffsets(text, 'en')) {
    const known = found.get(term);
    if (known) {
      known.count += 1;
      continue;
    }
    const rarity = wordRarity(text.slice(start, end).toLowerCase());
    found.set(term, { count: 1, rarity: functionWords.has(term) ? rarity * FUNCTION_WORD : rarity });
  }
  return found;
}

function normalised(sums: Float64Array, text: string): Float32Array {
  let squares = squaresOf(sums);
  if (squares === 0) {
    // No words: a vector without a direction has no cosine, so what there is stands for itself.
    addFeatures(sums, lexicalFeatures(`\0${text.trim().slice(0, 64)}`), 1);
    squares = squaresOf(sums);
  }
  const scale = 1 / (Math.sqrt(squares) || 1);
  const vector = new Float32Array(sums.length);
  for (let index = 0; index < sums.length; index += 1) vector[index] = sums[index]! * scale;
  return vector;
}

function squaresOf(sums: Float64Array): number {
  let squares = 0;
  for (let index = 0; index < sums.length; index += 1) squares += sums[index]! * sums[index]!;
  return squares;
}
