import type { FusionSettings } from './schema';

/** A chunk as one leg of the search ranks it; `score`: higher is better. */
export interface Ranked {
  id: number;
  score: number;
}

/** What breaks ties: the document's name, then where in it the chunk begins. */
export interface Place {
  documentName: string;
  start: number;
}

export interface Fused extends Ranked {
  dense: { rank: number; score: number } | undefined;
  lexical: { rank: number; score: number } | undefined;
}

const RRF_K = 60;

/** A question that has at most this share of a chunk's terms asks for a text; from the other on it is compared with its like. */
const ASKS = 0.5;
const COMPARES = 0.75;
/** What BM25 counts in each case, of 1. */
const ASKING = 0.85;
const COMPARING = 0.5;

/**
 * How a hybrid search joins its legs unless told. A short question looks for its few words in long texts, which is what BM25
 * was made for. A question as long as the chunks is one more of them: then both legs count the same, since the cosine
 * of two texts also minds what each of them says besides. How this was measured: docs/decisions/0011.
 *
 * @param questionLength terms of the question, repeated ones and function words included
 * @param averageLength the same of a chunk, on average
 */
export function defaultFusion(model: string, questionLength: number, averageLength: number): FusionSettings {
  const ratio = averageLength > 0 ? questionLength / averageLength : 1;
  const alike = Math.min(1, Math.max(0, (ratio - ASKS) / (COMPARES - ASKS)));
  const lexical = model.startsWith('builtin/') ? rounded(ASKING + (COMPARING - ASKING) * alike) : 0.5;
  return { method: 'weighted', weights: { dense: rounded(1 - lexical), lexical } };
}

const EQUAL = { dense: 1, lexical: 1 };

/** Scores are kept to nine decimals, so that what is equal but for the last bit of a sum counts as equal. */
export function rounded(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}

/** Best score first; ties by document name, then start, so that every run gives the same order. */
export function inOrder<Item extends Ranked>(items: readonly Item[], placeOf: (id: number) => Place): Item[] {
  return [...items].sort((a, b) => b.score - a.score || comparePlaces(placeOf(a.id), placeOf(b.id)) || a.id - b.id);
}

function comparePlaces(a: Place, b: Place): number {
  if (a.documentName !== b.documentName) return a.documentName < b.documentName ? -1 : 1;
  return a.start - b.start;
}

/**
 * Joins the rankings of both legs.
 *
 * `rrf` adds up weight ÷ (k + rank), after Cormack, Clarke and Büttcher (2009). `weighted` is the convex combination of
 * scores that each leg has normalised to 0…1 over its candidates (min–max), after Bruch, Gai and Ingber, "An Analysis of
 * Fusion Functions for Hybrid Retrieval" (2023); what a leg didn't find counts 0 there.
 *
 * @param dense in order, best first; so is `lexical`
 */
export function fuse(
  dense: readonly Ranked[],
  lexical: readonly Ranked[],
  settings: FusionSettings,
  placeOf: (id: number) => Place,
): Fused[] {
  const legs = { dense: byId(dense), lexical: byId(lexical) };
  const ids = new Set([...legs.dense.keys(), ...legs.lexical.keys()]);
  const score = settings.method === 'rrf' ? reciprocal(settings.k ?? RRF_K) : normalised(dense, lexical);
  const weights = settings.weights ?? EQUAL;
  const shares = settings.method === 'rrf' ? weights : share(weights);
  const fused = [...ids].map((id): Fused => {
    const found = { dense: legs.dense.get(id), lexical: legs.lexical.get(id) };
    const sum = shares.dense * score('dense', found.dense) + shares.lexical * score('lexical', found.lexical);
    return { id, score: rounded(sum), ...found };
  });
  return inOrder(fused, placeOf);
}

type Leg = 'dense' | 'lexical';
type Found = { rank: number; score: number } | undefined;

function byId(items: readonly Ranked[]): Map<number, { rank: number; score: number }> {
  return new Map(items.map((item, i) => [item.id, { rank: i + 1, score: item.score }]));
}

function share(weights: { dense: number; lexical: number }) {
  const sum = weights.dense + weights.lexical;
  return { dense: weights.dense / sum, lexical: weights.lexical / sum };
}

function reciprocal(k: number) {
  return (_leg: Leg, found: Found) => (found ? 1 / (k + found.rank) : 0);
}

function normalised(dense: readonly Ranked[], lexical: readonly Ranked[]) {
  const ranges = { dense: rangeOf(dense), lexical: rangeOf(lexical) };
  return (leg: Leg, found: Found) => {
    if (!found) return 0;
    const { least, most } = ranges[leg];
    return most === least ? 1 : (found.score - least) / (most - least);
  };
}

function rangeOf(items: readonly Ranked[]) {
  const scores = items.map((item) => item.score);
  return { least: Math.min(...scores), most: Math.max(...scores) };
}
