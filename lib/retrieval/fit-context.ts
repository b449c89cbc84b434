import { countTokens } from '@/lib/text';
import type { Hit } from './schema';

export interface FittedContext {
  kept: Hit[];
  left: Hit[];
  /** Of what is kept. */
  tokens: number;
}

/**
 * The hits whose contexts together have at most `most` tokens, the best first: the first one that doesn't fit ends the list,
 * so that a worse one never takes its place. Hits that show the model the same passage share it.
 *
 * @param tokensOf a hit's own text
 */
export function fitContext(hits: readonly Hit[], tokensOf: (hit: Hit) => number, most = Infinity): FittedContext {
  const shown = new Set<string>();
  let tokens = 0;
  for (const [index, hit] of hits.entries()) {
    const key = `${hit.documentId} ${hit.context.start} ${hit.context.end}`;
    const own = hit.context.start === hit.start && hit.context.end === hit.end;
    const more = shown.has(key) ? 0 : own ? tokensOf(hit) : countTokens(hit.context.text);
    if (tokens + more > most) return { kept: hits.slice(0, index), left: hits.slice(index), tokens };
    shown.add(key);
    tokens += more;
  }
  return { kept: [...hits], left: [], tokens };
}
