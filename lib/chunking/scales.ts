import { countTokens, tokenPieces } from '@/lib/text';

/** Lengths of spans in one unit, and rough positions at a given length from an edge. */
export interface Scale {
  /** Exact for a span that does not end with white space. */
  measure(start: number, end: number): number;
  /** The last position to which it seems to be at most `limit` from `start`; not past `end`. */
  furthestEnd(start: number, end: number, limit: number): number;
  /** The first position from which it seems to be at most `limit` to `end`. */
  earliestStart(end: number, limit: number): number;
}

/** UTF-16 code units. */
export function characterScale(text: string): Scale {
  return {
    measure: (start, end) => end - start,
    furthestEnd: (start, end, limit) => Math.min(end, start + limit, text.length),
    earliestStart: (end, limit) => Math.max(0, end - limit),
  };
}

/** How far from its start a span is split anew, in code units, to find where it falls into step with the whole text. */
const SYNCHRONISED_WITHIN = 192;

interface Head {
  start: number;
  /** The piece of the whole text after which the pieces of the span are the same ones; -1 where none was found. */
  piece: number;
  tokens: number;
}

/**
 * Tokens of o200k_base, by subtraction of running totals. A span that begins or ends inside a piece has other pieces
 * there than the whole text; only those few are counted anew.
 */
export function tokenScale(text: string): Scale {
  const { ends, totals } = tokenPieces(text);
  let lastHead: Head = { start: -1, piece: -1, tokens: 0 };

  /** The number of pieces that end at or before a position. */
  function piecesUntil(position: number): number {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function headAt(start: number): Head {
    if (lastHead.start !== start) lastHead = findHead(start);
    return lastHead;
  }

  function findHead(start: number): Head {
    const before = piecesUntil(start);
    if (start === 0 || ends[before - 1] === start) return { start, piece: before - 1, tokens: 0 };
    const window = tokenPieces(text.slice(start, start + SYNCHRONISED_WITHIN));
    // The last piece may be cut off by the window.
    for (let index = 0; index < window.ends.length - 1; index += 1) {
      const piece = piecesUntil(start + window.ends[index]!) - 1;
      if (ends[piece] === start + window.ends[index]!) return { start, piece, tokens: window.totals[index]! };
    }
    return { start, piece: -1, tokens: 0 };
  }

  function measure(start: number, end: number): number {
    if (end <= start) return 0;
    const head = headAt(start);
    const last = piecesUntil(end) - 1;
    const atStart = start === 0 && head.piece === -1;
    if (head.piece > last || (head.piece === -1 && !atStart)) return countTokens(text.slice(start, end));
    const whole = (totals[last] ?? 0) - (totals[head.piece] ?? 0);
    const until = ends[last] ?? 0;
    return head.tokens + whole + (until < end ? countTokens(text.slice(until, end)) : 0);
  }

  return {
    measure,
    furthestEnd(start, end, limit) {
      const first = piecesUntil(start);
      const base = totals[first - 1] ?? 0;
      const piece = lastWithin(totals, first, base + limit);
      // Not even the first piece fits: let its characters be tried.
      return Math.min(end, piece < first ? (ends[first] ?? end) : ends[piece]!);
    },
    earliestStart(end, limit) {
      const total = totals[piecesUntil(end) - 1] ?? 0;
      if (total <= limit) return 0;
      const piece = lastWithin(totals, 0, total - limit - 1);
      return ends[piece + 1] ?? 0;
    },
  };
}

/** The index of the last total that is at most `limit`, at or after `first`; `first - 1` where there is none. */
function lastWithin(totals: Uint32Array, first: number, limit: number): number {
  let low = first;
  let high = totals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (totals[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
