import type { SearchableIndex } from '@/lib/indexes';
import { analyse } from '@/lib/text';
import { chunkName, describeHits } from './describe-hits';
import { explainLoss } from './explain-loss';
import { findCandidates } from './find-candidates';
import { fitContext } from './fit-context';
import { defaultFusion } from './fuse';
import { narrow, type Narrowed } from './narrow';
import type { VectorPlan } from './nearest/store';
import { questionTerms } from './question-terms';
import { candidatesOf, rank, type RankedChunk, type RankingSettings } from './rank';
import { rerankPassages } from './rerank/rerank-passages';
import type { Explanation, LeftOut, ModelCall, SearchResult, Span } from './schema';
import { chunkDetails, scopeOf, vectorsOf } from './store';
import { traceJourneys } from './trace-journeys';

export interface RetrieveOptions {
  /** Passages that should be found: the result then says where they stood at every stage. */
  expected?: readonly Span[] | undefined;
  /** Adds what the question was turned into, and what was left out. */
  explain?: boolean | undefined;
  signal?: AbortSignal;
  /** The caller counts the cost of `calls` itself, together with what else it paid. A search that fails is counted here. */
  spendCountedByCaller?: boolean;
}

/** A question, ready to be looked for in the tables of an index. */
export interface Asked {
  settings: RankingSettings;
  question: string;
  /** The question itself, and other wordings of it. */
  wordings: readonly string[];
  /** One for each wording; none in lexical mode. */
  vectors: readonly Float32Array[];
  expansion: Explanation['expansion'];
  options: RetrieveOptions;
  /** Where the calls that the search makes are added. */
  calls: ModelCall[];
  clock: { began: number; expandMs: number; embedMs: number };
}

/** How many of what was left out are named. */
const MOST_LEFT_OUT = 20;

/** Looks for a question in the tables of an index, and takes what is found through all stages. */
export async function search(index: SearchableIndex, asked: Asked): Promise<SearchResult> {
  const { settings, vectors, options, clock } = asked;
  const began = performance.now();
  const limit = candidatesOf(settings);
  const terms =
    settings.mode === 'dense'
      ? []
      : asked.wordings.map((wording) => questionTerms(wording, index.statistics.languages));
  const scope = await scopeOf(index, settings.filter);
  let plan: VectorPlan | undefined;
  const found = await findCandidates(index, { vectors, terms }, limit, scope, {
    efSearch: settings.efSearch,
    probes: settings.probes,
    onPlan: (made) => (plan = made),
  });
  const fusion = settings.fusion ?? defaultFusionFor(index, asked.question);
  const ranked = rank({ ...settings, fusion }, found.dense, found.lexical);
  let rerankMs = 0;
  const sources = {
    vectorsOf: (chunks: readonly RankedChunk[]) => vectorsOf(index, idsOf(chunks)),
    rerank: async (chunks: readonly RankedChunk[]) => {
      const rerankBegan = performance.now();
      const scores = await rerank(index, asked, chunks);
      rerankMs = performance.now() - rerankBegan;
      return scores;
    },
  };
  const narrowed = await narrow(settings, ranked, sources, options.expected !== undefined);
  const described = await describeHits(index, terms, narrowed.kept);
  const fitted = fitContext(described.hits, described.tokensOf, settings.maxContextTokens);
  leaveOut(narrowed, fitted.kept.length);
  const searchMs = performance.now() - began - rerankMs;
  const journey = options.expected
    ? await traceJourneys({ index, settings, vectors, terms, scope, narrowed }, options.expected)
    : undefined;
  const explanation = (): Explanation => ({
    terms: [...new Set(terms.flat())],
    languages: index.statistics.languages,
    candidates: limit,
    fusion: settings.mode === 'hybrid' ? fusion : null,
    ranges:
      settings.mode === 'hybrid' ? { dense: rangeOf(ranked, 'dense'), lexical: rangeOf(ranked, 'lexical') } : null,
    vectors: plan?.vectors ?? null,
    filtered: scope && plan ? filteredBy(plan, scope.chunks) : null,
    expansion: asked.expansion,
    context: { tokens: fitted.tokens, most: settings.maxContextTokens ?? null },
    leftOut: leftOut(index, settings, narrowed),
  });
  return {
    hits: fitted.kept,
    ...(options.explain ? { explanation: explanation() } : {}),
    timings: {
      expandMs: clock.expandMs,
      embedMs: clock.embedMs,
      searchMs,
      rerankMs,
      totalMs: performance.now() - clock.began,
    },
    ...(asked.calls.length > 0 ? { calls: asked.calls } : {}),
    ...(journey ? { journey } : {}),
  };
}

function defaultFusionFor({ embedding, statistics }: SearchableIndex, question: string) {
  const { length } = analyse(question, statistics.languages.find((language) => language !== null) ?? null);
  return defaultFusion(embedding.model, length, statistics.averageLength);
}

/** How a filter, or documents that were deleted since the build, bore upon the comparison of vectors. */
function filteredBy({ vectors, fellBack, iterative }: VectorPlan, chunks: number): string {
  const left = `About ${chunks.toLocaleString('en-US')} chunks may be found`;
  if (fellBack) return `${left}; the structure came upon too few of them, so all were compared.`;
  if (iterative)
    return `${left}; ${vectors === 'hnsw' ? 'the graph' : 'the lists'} was walked through until there were enough.`;
  return `${left}; all of them were compared.`;
}

const idsOf = (chunks: readonly RankedChunk[]) => chunks.map((chunk) => chunk.id);

async function rerank(
  index: SearchableIndex,
  asked: Asked,
  chunks: readonly RankedChunk[],
): Promise<readonly number[]> {
  const { model } = asked.settings.rerank!;
  const details = await chunkDetails(index, idsOf(chunks));
  const texts = chunks.map(({ id }) => details.get(id)?.text ?? '');
  const call: ModelCall = { step: 'rerank', model, usage: { inputTokens: 0, outputTokens: 0 }, costUsd: 0 };
  // Before anything is paid: where a later request fails, what the others cost is counted all the same.
  asked.calls.push(call);
  return rerankPassages(
    index.workspaceId,
    model,
    asked.question,
    texts,
    (usage, costUsd) => {
      call.usage = addUsage(call.usage, usage);
      call.costUsd = call.costUsd === null || costUsd === null ? null : call.costUsd + costUsd;
    },
    asked.options.signal,
  );
}

const addUsage = (one: ModelCall['usage'], other: ModelCall['usage']): ModelCall['usage'] => ({
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
  ...((one.estimated || other.estimated) && { estimated: true }),
});

/** Of the hits, only the first `fitting` go to the model. */
function leaveOut({ kept, dropped }: Narrowed, fitting: number): void {
  for (const [i, chunk] of kept.splice(fitting).entries()) {
    dropped.set(chunk.id, { chunk, reason: 'maxContextTokens', at: fitting + i + 1 });
  }
}

function leftOut(index: SearchableIndex, settings: RankingSettings, { dropped }: Narrowed): LeftOut[] {
  return [...dropped.values()]
    .sort((a, b) => a.at - b.at)
    .slice(0, MOST_LEFT_OUT)
    .map((item) => ({
      chunkId: chunkName(index, item.chunk.id),
      documentId: item.chunk.documentId,
      documentName: item.chunk.documentName,
      start: item.chunk.start,
      score: item.chunk.score,
      reason: item.reason,
      detail: explainLoss(settings, item),
    }));
}

function rangeOf(ranked: readonly RankedChunk[], leg: 'dense' | 'lexical') {
  const scores = ranked.flatMap((chunk) => (chunk[leg] ? [chunk[leg].score] : []));
  return scores.length === 0 ? null : { least: Math.min(...scores), most: Math.max(...scores) };
}
