import type { RankedEvidence } from './rank-metrics';

/** A stretch of one document, in UTF-16 code units, `end` exclusive. */
export interface Place {
  documentId: string;
  start: number;
  end: number;
}

/**
 * A passage that answers a question. It may stand at several places (the same file in two collections): one of them is enough.
 * A `whole` page or document says where to look, not what to read.
 */
export interface EvidencePassage {
  places: readonly Place[];
  whole: boolean;
}

/** How much of a passage has to be there for it to count as found, unless told. */
export const LEAST_COVERAGE = 0.5;
/** A chunk holds evidence where the two share at least so much of the shorter one. */
const LEAST_OVERLAP = 0.5;

/**
 * At which rank each passage counts as found, and which chunks hold evidence.
 *
 * A passage is found at the first rank where the union of the chunks up to there covers at least `leastCoverage` of its
 * characters; so a chunking gets no credit for scraps, and a passage that it cuts in two is found when enough of it is there. A
 * whole page or document is found with the first chunk that lies in it (half of the chunk or more). A chunk holds evidence where
 * the characters that they share are at least half of the shorter of the two (the overlap coefficient: Szymkiewicz 1934,
 * Simpson 1943).
 *
 * @param chunks in their order, the best first
 */
export function findEvidence(
  chunks: readonly Place[],
  passages: readonly EvidencePassage[],
  leastCoverage = LEAST_COVERAGE,
): RankedEvidence {
  const relevant = chunks.flatMap((chunk, i) =>
    passages.some(({ places }) => places.some((place) => holdsEvidence(chunk, place))) ? [i + 1] : [],
  );
  const found = passages.map(({ places, whole }) => {
    const ranks = places
      .map((place) => (whole ? firstInside(chunks, place) : firstCovering(chunks, place, leastCoverage)))
      .filter((rank) => rank !== null);
    return ranks.length === 0 ? null : Math.min(...ranks);
  });
  return { found, relevant };
}

export function sharedLength(a: Place, b: Place): number {
  if (a.documentId !== b.documentId) return 0;
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function holdsEvidence(chunk: Place, place: Place): boolean {
  const shared = sharedLength(chunk, place);
  return shared > 0 && shared >= LEAST_OVERLAP * Math.min(chunk.end - chunk.start, place.end - place.start);
}

function firstInside(chunks: readonly Place[], place: Place): number | null {
  const at = chunks.findIndex((chunk) => holdsEvidence(chunk, place));
  return at === -1 ? null : at + 1;
}

function firstCovering(chunks: readonly Place[], place: Place, leastCoverage: number): number | null {
  const needed = leastCoverage * (place.end - place.start);
  let pieces: { start: number; end: number }[] = [];
  for (const [i, chunk] of chunks.entries()) {
    if (sharedLength(chunk, place) === 0) continue;
    pieces = joined([...pieces, { start: Math.max(chunk.start, place.start), end: Math.min(chunk.end, place.end) }]);
    const covered = pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0);
    if (covered > 0 && covered >= needed - 1e-9) return i + 1;
  }
  return null;
}

/** Joins pieces that touch or overlap, so that nothing is counted twice. */
function joined(pieces: { start: number; end: number }[]): { start: number; end: number }[] {
  const result: { start: number; end: number }[] = [];
  for (const piece of pieces.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && piece.start <= last.end) last.end = Math.max(last.end, piece.end);
    else result.push({ ...piece });
  }
  return result;
}
