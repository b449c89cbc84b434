import type { SearchableIndex } from '@/lib/indexes';
import { findQuote } from '@/lib/text';
import { chunkName } from './describe-hits';
import { explainLoss } from './explain-loss';
import type { Narrowed } from './narrow';
import { candidatesOf, type RankingSettings } from './rank';
import type { Journey, LeftOutReason, LostAt, Span } from './schema';
import { chunksAt, denseRanks, documentsNamed, idsInScope, indexedText, lexicalRanks, type Scope } from './store';

/** A search that was made, with everything that its answer rests on. */
export interface Searched {
  index: SearchableIndex;
  settings: RankingSettings;
  vectors: readonly Float32Array[];
  terms: readonly (readonly string[])[];
  scope: Scope;
  narrowed: Narrowed;
}

interface Located {
  documentId: string;
  start: number;
  end: number;
}

/** For each expected passage: where the chunks that hold it stood at every stage, and which stage lost it. */
export async function traceJourneys(searched: Searched, expected: readonly Span[]): Promise<Journey[]> {
  const journeys: Journey[] = [];
  for (const span of expected) journeys.push(await trace(searched, span));
  return journeys;
}

async function trace(searched: Searched, span: Span): Promise<Journey> {
  const located = await locate(searched.index, span);
  const lost = (lostAt: LostAt, detail: string): Journey => ({ span, chunks: [], lostAt, detail });
  if ('missing' in located) return lost('document', located.missing);
  const holding = (
    await Promise.all(
      located.map(async (place) =>
        (await chunksAt(searched.index, place.documentId, place.start, place.end)).map((chunk) => ({
          ...chunk,
          place,
        })),
      ),
    )
  ).flat();
  if (holding.length === 0) return lost('chunking', 'No chunk of this index covers the passage.');
  const whole = holding.filter(({ start, end, place }) => start <= place.start && end >= place.end);
  const chosen = whole.length > 0 ? whole : holding;
  const ids = chosen.map((chunk) => chunk.id);
  const [inScope, dense, lexical] = await Promise.all([
    idsInScope(searched.scope, ids),
    searched.vectors.length > 0 ? denseRanks(searched.index, searched.vectors, ids, searched.scope) : undefined,
    searched.settings.mode === 'dense' ? undefined : lexicalRanks(searched.index, searched.terms, ids, searched.scope),
  ]);
  const chunks = chosen.map(({ id, start, end, place }) => {
    const reached = searched.narrowed.dropped.get(id)?.chunk ?? searched.narrowed.kept.find((kept) => kept.id === id);
    const position = searched.narrowed.kept.findIndex((kept) => kept.id === id);
    const { mode, rerank, mmr } = searched.settings;
    return {
      id,
      chunkId: chunkName(searched.index, id),
      documentId: place.documentId,
      start,
      end,
      holds: whole.length > 0 ? ('whole' as const) : ('part' as const),
      stages: {
        ...(dense ? { dense: dense.get(id) ?? null } : {}),
        ...(lexical ? { lexical: lexical.get(id) ?? null } : {}),
        ...(mode === 'hybrid' ? { fusion: reached?.fusion?.rank ?? null } : {}),
        ...(rerank ? { rerank: reached?.rerank?.rank ?? null } : {}),
        ...(mmr ? { mmr: reached?.mmr?.rank ?? null } : {}),
        result: position === -1 ? null : position + 1,
      },
    };
  });
  const verdict = whereLost(searched, ids, inScope, { dense, lexical });
  return { span, chunks: chunks.map(({ id: _, ...chunk }) => chunk), ...verdict };
}

type Ranks = ReadonlyMap<number, number> | undefined;

/** The last stage that any of the chunks reached, and what stopped it there. */
function whereLost(
  { settings, narrowed }: Searched,
  ids: readonly number[],
  inScope: ReadonlySet<number>,
  ranks: { dense: Ranks; lexical: Ranks },
): Pick<Journey, 'lostAt' | 'detail'> {
  const position = narrowed.kept.findIndex((kept) => ids.includes(kept.id));
  if (position >= 0) return { lostAt: null, detail: `Returned at rank ${position + 1}.` };
  const [furthest] = ids
    .flatMap((id) => narrowed.dropped.get(id) ?? [])
    .sort((a, b) => ORDER.indexOf(b.reason) - ORDER.indexOf(a.reason) || a.at - b.at);
  if (furthest) return { lostAt: furthest.reason, detail: explainLoss(settings, furthest) };
  if (!ids.some((id) => inScope.has(id))) return { lostAt: 'filter', detail: 'The filter leaves out the passage.' };
  const limit = candidatesOf(settings);
  const best = (leg: Ranks) => Math.min(Infinity, ...ids.flatMap((id) => leg?.get(id) ?? []));
  const [dense, lexical] = [best(ranks.dense), best(ranks.lexical)];
  if (dense <= limit) {
    const detail = `Compared with every vector it is rank ${dense}, but the approximate search missed it. Raise efSearch.`;
    return { lostAt: 'dense', detail };
  }
  if (settings.mode === 'lexical' && lexical === Infinity) {
    return { lostAt: 'lexical', detail: 'It has none of the words of the question.' };
  }
  if (limit > settings.topK || settings.mode === 'hybrid') {
    const detail = `It is not among the ${limit} candidates that the search hands on (${legs(dense, lexical)}). Raise candidates.`;
    return { lostAt: 'candidates', detail };
  }
  const rank = Math.min(dense, lexical);
  return rank === Infinity
    ? { lostAt: settings.mode === 'dense' ? 'dense' : 'lexical', detail: 'It can’t be compared with the question.' }
    : { lostAt: 'topK', detail: `Rank ${rank}: after the best ${settings.topK}. Raise topK.` };
}

/** The stages after the ranking, in their order. */
const ORDER: readonly LeftOutReason[] = ['rerank', 'minScore', 'mmr', 'topK', 'maxContextTokens'];

function legs(dense: number, lexical: number): string {
  const ranks = [
    dense === Infinity ? null : `dense rank ${dense}`,
    lexical === Infinity ? null : `lexical rank ${lexical}`,
  ].filter((rank) => rank !== null);
  return ranks.length === 0 ? 'neither leg found it' : ranks.join(', ');
}

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
