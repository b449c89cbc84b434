import type { Access } from '@/lib/auth/schema';
import { embedQuestion } from '@/lib/embeddings';
import { searchableIndex, type SearchableIndex } from '@/lib/indexes';
import { movedConnection, otherDimensions } from './embedding-mismatch-error';
import { defaultFusion } from './fuse';
import { questionTerms } from './question-terms';
import { rank, candidatesOf, select, type RankedChunk, type RankingSettings } from './rank';
import { traceJourneys } from './trace-journeys';
import type { Hit, Retrieval, SearchResult, Span } from './schema';
import { bestByTerms, chunkDetails, isMissingTable, matchedTerms, nearest, scopeOf, type Found } from './store';

export interface RetrieveOptions {
  /** Passages that should be found: the result then says where they stood at every stage. */
  expected?: readonly Span[] | undefined;
  /** Adds what the question was turned into. */
  explain?: boolean | undefined;
  signal?: AbortSignal;
}

/**
 * Asks an index: the question's nearest chunks (`dense`), those with the highest BM25 scores (`lexical`), or both joined
 * (`hybrid`), best first; ties by document name, then start, so that the same question gives the same hits.
 *
 * @throws NotFoundError where the workspace has no such index, IndexNotReadyError before its first build is finished,
 *   EmbeddingMismatchError where its vectors can't be compared with the question's
 */
export async function retrieve(
  access: Pick<Access, 'workspaceId'>,
  { indexId, ...settings }: Retrieval,
  question: string,
  options: RetrieveOptions = {},
): Promise<SearchResult> {
  const began = performance.now();
  const index = await searchableIndex(access.workspaceId, indexId);
  const vector = settings.mode === 'lexical' ? null : await embed(index, question, options.signal);
  const embedMs = performance.now() - began;
  try {
    return await search(index, settings, question, vector, options, { began, embedMs });
  } catch (error) {
    // A new build took over in this moment, and the old one's tables are gone.
    if (!isMissingTable(error)) throw error;
    const fresh = await searchableIndex(access.workspaceId, indexId);
    return search(fresh, settings, question, vector, options, { began, embedMs });
  }
}

/** Null where the index holds nothing that could be compared. */
async function embed(index: SearchableIndex, question: string, signal?: AbortSignal): Promise<Float32Array | null> {
  if (index.statistics.chunks === 0) return null;
  const { vector, source } = await embedQuestion(index.workspaceId, index.embedding, question, signal);
  if (index.statistics.source !== null && index.statistics.source !== source) throw movedConnection(index);
  if (vector.length !== index.statistics.dimensions) throw otherDimensions(index, vector.length);
  return vector;
}

async function search(
  index: SearchableIndex,
  settings: RankingSettings,
  question: string,
  vector: Float32Array | null,
  { expected, explain }: RetrieveOptions,
  { began, embedMs }: { began: number; embedMs: number },
): Promise<SearchResult> {
  const searchBegan = performance.now();
  const limit = candidatesOf(settings);
  const terms = settings.mode === 'dense' ? [] : questionTerms(question, index.statistics.languages);
  const scope = await scopeOf(index, settings.filter);
  const none: Promise<Found[]> = Promise.resolve([]);
  const [dense, lexical] = await Promise.all([
    vector ? nearest(index, vector, limit, scope, settings.efSearch) : none,
    bestByTerms(index, terms, limit, scope),
  ]);
  const fusion = settings.fusion ?? defaultFusion(index.embedding.model, index.statistics.averageLength);
  const ranked = rank({ ...settings, fusion }, dense, lexical);
  const selection = await select(settings, ranked, async (ids) => {
    const details = await chunkDetails(index, ids);
    return new Map([...details].map(([id, detail]) => [id, detail.tokens]));
  });
  const hits = await describe(index, terms, selection.kept);
  const searchMs = performance.now() - searchBegan;
  const asked = { index, settings, vector, terms, scope, ranked, selection };
  const journey = expected ? await traceJourneys(asked, expected) : undefined;
  const explanation = {
    terms,
    languages: index.statistics.languages,
    candidates: limit,
    fusion: settings.mode === 'hybrid' ? fusion : null,
    vectors: vector === null ? null : scope ? ('exact' as const) : index.search.type,
  };
  return {
    hits,
    ...(explain ? { explanation } : {}),
    timings: { embedMs, searchMs, rerankMs: 0, totalMs: performance.now() - began },
    ...(journey ? { journey } : {}),
  };
}

async function describe(
  index: SearchableIndex,
  terms: readonly string[],
  kept: readonly RankedChunk[],
): Promise<Hit[]> {
  if (kept.length === 0) return [];
  const ids = kept.map((chunk) => chunk.id);
  const [details, matched] = await Promise.all([chunkDetails(index, ids), matchedTerms(index, terms, ids)]);
  return kept.map((chunk, i) => {
    const detail = details.get(chunk.id);
    if (!detail) throw new Error(`chunk ${chunk.id} of build ${index.build} is gone`);
    const { start, documentId, documentName } = chunk;
    return {
      rank: i + 1,
      chunkId: chunkName(index, chunk.id),
      documentId,
      documentName,
      start,
      end: detail.end,
      page: detail.page,
      headingPath: detail.headingPath,
      text: detail.text,
      context: { start, end: detail.end, text: detail.text },
      score: chunk.score,
      stages: {
        ...(chunk.dense ? { dense: chunk.dense } : {}),
        ...(chunk.lexical ? { lexical: { ...chunk.lexical, terms: matched.get(chunk.id) ?? [] } } : {}),
        ...(chunk.fusion ? { fusion: chunk.fusion } : {}),
      },
    };
  });
}

/** Names a chunk of one build; opaque to everybody else. */
export function chunkName(index: SearchableIndex, id: number): string {
  return `${index.build}-${id}`;
}
