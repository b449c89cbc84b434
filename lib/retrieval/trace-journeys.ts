import type { SearchableIndex } from '@/lib/indexes';
import { findQuote } from './find-quote';
import type { RankedChunk, RankingSettings, Selection } from './rank';
import type { Journey, LostAt, Span } from './schema';
import { chunksAt, denseRanks, documentsNamed, idsInScope, indexedText, lexicalRanks, type Scope } from './store';

/** A search that was made, with everything that its answer rests on. */
export interface Asked {
  index: SearchableIndex;
  settings: RankingSettings;
  vector: Float32Array | null;
  terms: readonly string[];
  scope: Scope;
  ranked: readonly RankedChunk[];
  selection: Selection;
}

interface Located {
  documentId: string;
  start: number;
  end: number;
}

/** For each expected passage: where the chunks that hold it stood at every stage, and which stage lost it. */
export async function traceJourneys(asked: Asked, expected: readonly Span[]): Promise<Journey[]> {
  const journeys: Journey[] = [];
  for (const span of expected) journeys.push(await trace(asked, span));
  return journeys;
}

async function trace(asked: Asked, span: Span): Promise<Journey> {
  const located = await locate(asked.index, span);
  const lost = (lostAt: LostAt, detail: string): Journey => ({ span, chunks: [], lostAt, detail });
  if ('missing' in located) return lost('document', located.missing);
  const holding = (
    await Promise.all(
      located.map(async (place) =>
        (await chunksAt(asked.index, place.documentId, place.start, place.end)).map((chunk) => ({ ...chunk, place })),
      ),
    )
  ).flat();
  if (holding.length === 0) return lost('chunking', 'No chunk of this index covers the passage.');
  const whole = holding.filter(({ start, end, place }) => start <= place.start && end >= place.end);
  const chosen = whole.length > 0 ? whole : holding;
  const ids = chosen.map((chunk) => chunk.id);
  const [inScope, dense, lexical] = await Promise.all([
    idsInScope(asked.scope, ids),
    asked.vector ? denseRanks(asked.index, asked.vector, ids, asked.scope) : undefined,
    asked.settings.mode === 'dense' ? undefined : lexicalRanks(asked.index, asked.terms, ids, asked.scope),
  ]);
  const chunks = chosen.map(({ id, start, end, place }) => {
    const position = asked.selection.kept.findIndex((kept) => kept.id === id);
    return {
      id,
      chunkId: `${asked.index.build}-${id}`,
      documentId: place.documentId,
      start,
      end,
      holds: whole.length > 0 ? ('whole' as const) : ('part' as const),
      stages: {
        ...(dense ? { dense: dense.get(id) ?? null } : {}),
        ...(lexical ? { lexical: lexical.get(id) ?? null } : {}),
        ...(asked.settings.mode === 'hybrid'
          ? { fusion: asked.ranked.find((ranked) => ranked.id === id)?.fusion?.rank ?? null }
          : {}),
        result: position === -1 ? null : position + 1,
      },
    };
  });
  const verdict = whereLost(asked, ids, inScope);
  return { span, chunks: chunks.map(({ id: _, ...chunk }) => chunk), ...verdict };
}

/** The last stage that any of the chunks reached, and what stopped it there. */
function whereLost(
  asked: Asked,
  ids: readonly number[],
  inScope: ReadonlySet<number>,
): Pick<Journey, 'lostAt' | 'detail'> {
  const { selection, ranked, settings } = asked;
  const position = selection.kept.findIndex((kept) => ids.includes(kept.id));
  if (position >= 0) return { lostAt: null, detail: `Returned at rank ${position + 1}.` };
  const best = ranked.find((chunk) => ids.includes(chunk.id));
  if (best) {
    const reason = selection.dropped.get(best.id) ?? 'topK';
    const at = ranked.indexOf(best) + 1;
    return { lostAt: reason, detail: REASONS[reason](settings, at, best.score) };
  }
  if (!ids.some((id) => inScope.has(id))) return { lostAt: 'filter', detail: 'The filter leaves out the passage.' };
  if (settings.mode === 'hybrid') {
    return {
      lostAt: 'candidates',
      detail: 'Neither leg ranked it high enough to hand it to the fusion; raise candidates.',
    };
  }
  return settings.mode === 'dense'
    ? { lostAt: 'dense', detail: `By meaning, it is not among the nearest ${settings.topK}.` }
    : {
        lostAt: 'lexical',
        detail: `By its words, it is not among the best ${settings.topK}, or has none of the question's.`,
      };
}

const REASONS: Record<
  'minScore' | 'topK' | 'maxContextTokens',
  (settings: RankingSettings, rank: number, score: number) => string
> = {
  minScore: (settings, rank, score) =>
    `Rank ${rank}, but its score of ${score.toFixed(3)} is under minScore ${settings.minScore}.`,
  topK: (settings, rank) => `Rank ${rank}: after the best ${settings.topK}. Raise topK.`,
  maxContextTokens: (settings, rank) =>
    `Rank ${rank}, but the hits before it fill the ${settings.maxContextTokens} tokens allowed.`,
};

async function locate(index: SearchableIndex, span: Span): Promise<Located[] | { missing: string }> {
  if ('documentId' in span) {
    const text = await indexedText(index, span.documentId);
    return text === null ? { missing: `The index does not hold the document ${span.documentId}.` } : [span];
  }
  const documents = await documentsNamed(index, span.documentName);
  if (documents.length === 0) return { missing: `The index holds no document called “${span.documentName}”.` };
  const places: Located[] = [];
  for (const { id } of documents) {
    const text = await indexedText(index, id);
    const found = text === null ? null : findQuote(text, span.quote);
    if (found) places.push({ documentId: id, ...found });
  }
  return places.length > 0 ? places : { missing: `“${span.documentName}” does not contain the quoted words.` };
}
