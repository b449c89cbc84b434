import type { SearchableIndex } from '@/lib/indexes';
import type { RankedChunk } from './rank';
import { readContexts } from './read-contexts';
import type { Hit } from './schema';
import { chunkDetails, matchedTerms } from './store';

/** Names a chunk of one build; opaque to everybody else. */
export function chunkName(index: SearchableIndex, id: number): string {
  return `${index.build}-${id}`;
}

export interface DescribedHits {
  hits: Hit[];
  /** Tokens of a hit's own text. */
  tokensOf: (hit: Hit) => number;
}

/**
 * The chunks as the world sees them, ranked as they come.
 * @param wordings the terms of each wording of the question; a chunk counts with the one that suits it best
 */
export async function describeHits(
  index: SearchableIndex,
  wordings: readonly (readonly string[])[],
  chunks: readonly RankedChunk[],
): Promise<DescribedHits> {
  if (chunks.length === 0) return { hits: [], tokensOf: () => 0 };
  const ids = chunks.map((chunk) => chunk.id);
  const [details, matched] = await Promise.all([
    chunkDetails(index, ids),
    matchedTerms(index, [...new Set(wordings.flat())], ids),
  ]);
  const contexts = await readContexts(
    index,
    chunks.flatMap((chunk) => {
      const detail = details.get(chunk.id);
      return detail ? [{ ...detail, documentId: chunk.documentId }] : [];
    }),
  );
  const tokens = new Map<string, number>();
  const hits = chunks.map((chunk, i): Hit => {
    const detail = details.get(chunk.id);
    if (!detail) throw new Error(`chunk ${chunk.id} of build ${index.build} is gone`);
    const { start, documentId, documentName, dense, lexical, fusion, rerank, mmr } = chunk;
    const chunkId = chunkName(index, chunk.id);
    tokens.set(chunkId, detail.tokens);
    const own = new Set(wordings[chunk.wording ?? 0]);
    const terms = (matched.get(chunk.id) ?? []).filter(({ term }) => own.has(term));
    return {
      rank: i + 1,
      chunkId,
      documentId,
      documentName,
      ...(detail.version === null ? {} : { version: detail.version }),
      start,
      end: detail.end,
      page: detail.page,
      headingPath: detail.headingPath,
      text: detail.text,
      context: contexts.get(chunk.id) ?? { start, end: detail.end, text: detail.text },
      score: chunk.score,
      stages: {
        ...(dense && { dense }),
        ...(lexical && { lexical: { ...lexical, terms } }),
        ...(fusion && { fusion }),
        ...(rerank && { rerank }),
        ...(mmr && { mmr }),
      },
    };
  });
  return { hits, tokensOf: (hit) => tokens.get(hit.chunkId) ?? 0 };
}
