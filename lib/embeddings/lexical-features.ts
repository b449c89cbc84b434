/** Slots that a whole word is spread over, and each of its parts. */
const WORD_SLOTS = 8;
const PART_SLOTS = 2;
/** Length of the parts of a word, in UTF-16 code units, and how much all of them count against the word itself. */
const PART_LENGTH = 3;
const PARTS_WEIGHT = 0.5;
const SHORTEST_WITH_PARTS = 4;
const CACHED_TERMS = 20_000;

/** Pairs of a 32-bit hash, whose top bit is the sign, and a weight. */
export interface Features {
  hashes: Uint32Array;
  weights: Float64Array;
}

let cache = new Map<string, Features>();

/**
 * What a term adds to a vector: itself, and the groups of three letters in it, so that compounds, misspellings and forms
 * that no stemmer knows still meet. Each is spread over several slots, since one alone collides too often.
 */
export function lexicalFeatures(term: string): Features {
  const known = cache.get(term);
  if (known) return known;
  if (cache.size >= CACHED_TERMS) cache = new Map();
  const features = createFeatures(term);
  cache.set(term, features);
  return features;
}

/** The parts of a term without the term itself. */
export function partsOnly({ hashes, weights }: Features): Features {
  return { hashes: hashes.subarray(WORD_SLOTS), weights: weights.subarray(WORD_SLOTS) };
}

/** Adds features to the sums of a vector, as many times as `weight` says. */
export function addFeatures(sums: Float64Array, { hashes, weights }: Features, weight: number): void {
  for (let index = 0; index < hashes.length; index += 1) {
    const hash = hashes[index]!;
    const slot = (hash & 0x7fffffff) % sums.length;
    sums[slot]! += (hash >>> 31 === 1 ? weight : -weight) * weights[index]!;
  }
}

function createFeatures(term: string): Features {
  const parts = term.length >= SHORTEST_WITH_PARTS ? partsOf(term) : [];
  const hashes = new Uint32Array(WORD_SLOTS + parts.length * PART_SLOTS);
  const weights = new Float64Array(hashes.length).fill(1, 0, WORD_SLOTS);
  // The same energy as the word would have, spread over fewer slots.
  weights.fill(PARTS_WEIGHT * Math.sqrt(WORD_SLOTS / PART_SLOTS / parts.length), WORD_SLOTS);
  spread(hashes.subarray(0, WORD_SLOTS), `w${term}`);
  for (const [index, part] of parts.entries()) {
    const first = WORD_SLOTS + index * PART_SLOTS;
    spread(hashes.subarray(first, first + PART_SLOTS), `p${part}`);
  }
  return { hashes, weights };
}

function spread(hashes: Uint32Array, feature: string): void {
  const base = fnv1a(feature);
  for (let copy = 0; copy < hashes.length; copy += 1) hashes[copy] = mixed(base + Math.imul(copy + 1, 0x9e3779b9));
}

function partsOf(term: string): string[] {
  const bounded = `^${term}$`;
  return Array.from({ length: bounded.length - PART_LENGTH + 1 }, (_, index) =>
    bounded.slice(index, index + PART_LENGTH),
  );
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the result. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
