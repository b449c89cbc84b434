import type { Access } from '@/lib/auth/schema';
import { embedQuestion, embedTexts } from '@/lib/embeddings';
import { searchableIndex, type SearchableIndex } from '@/lib/indexes';
import { recordSpend } from '@/lib/models';
import { refuseContradictions } from './check-retrieval';
import { movedConnection, otherDimensions } from './embedding-mismatch-error';
import { expandQuestion } from './expand/expand-question';
import type { RankingSettings } from './rank';
import type { ModelCall, Mode, Retrieval, SearchResult } from './schema';
import { search, type Asked, type RetrieveOptions } from './search';
import { isMissingTable } from './store';
import { termFrequencies } from './vocabulary/store';
import { termsInIndex, weighWords } from './vocabulary/weigh-words';

/**
 * Asks an index: the question's nearest chunks (`dense`), those with the highest BM25 scores (`lexical`), or both joined
 * (`hybrid`), then reranked, thinned out and cut as the settings say; best first; ties by document name, then start, so that
 * the same question gives the same hits (as far as the models called do).
 *
 * @throws NotFoundError where the workspace has no such index, IndexNotReadyError before its first build is finished,
 *   `embedding_mismatch` where its vectors can't be compared with the question's, ValidationError for models that are not
 *   there, ProviderCallError for one that failed
 */
export async function retrieve(
  access: Pick<Access, 'workspaceId'>,
  { indexId, ...settings }: Retrieval,
  question: string,
  options: RetrieveOptions = {},
): Promise<SearchResult> {
  const calls: ModelCall[] = [];
  const count = async () => {
    for (const { model, costUsd, usage } of calls) {
      const { inputTokens, outputTokens } = usage;
      await recordSpend(access.workspaceId, costUsd, { kind: 'retrieval', model, inputTokens, outputTokens });
    }
  };
  try {
    const result = await run(access.workspaceId, indexId, settings, question, options, calls);
    if (!options.spendCountedByCaller) await count();
    return result;
  } catch (error) {
    await count();
    throw error;
  }
}

async function run(
  workspaceId: string,
  indexId: string,
  settings: RankingSettings,
  question: string,
  options: RetrieveOptions,
  calls: ModelCall[],
): Promise<SearchResult> {
  refuseContradictions(settings);
  const began = performance.now();
  const index = await searchableIndex(workspaceId, indexId);
  const { expand } = settings;
  const onCall = (call: ModelCall) => void calls.push(call);
  const written = expand ? await expandQuestion(workspaceId, expand, question, onCall, options.signal) : [];
  const embedBegan = performance.now();
  const wordings = expand?.method === 'multi-query' ? [question, ...written] : [question];
  const passage = expand?.method === 'hyde' ? written[0] : undefined;
  const vectors =
    settings.mode === 'lexical' ? [] : await embed(index, settings.mode, wordings, passage, options.signal);
  const embedMs = performance.now() - embedBegan;
  const asked: Asked = {
    settings,
    question,
    wordings,
    vectors,
    expansion: expand ? { method: expand.method, model: expand.model, texts: written } : null,
    options,
    calls,
    clock: { began, expandMs: expand ? embedBegan - began : 0, embedMs },
  };
  try {
    return await search(index, asked);
  } catch (error) {
    // A new build took over in this moment, and the old one's tables are gone.
    if (!isMissingTable(error)) throw error;
    return search(await searchableIndex(workspaceId, indexId), asked);
  }
}

/**
 * A vector for each wording; none where the index holds nothing that could be compared. With a hypothetical passage, the mean
 * of its vector and the question's.
 */
async function embed(
  index: SearchableIndex,
  mode: Mode,
  wordings: readonly string[],
  passage: string | undefined,
  signal?: AbortSignal,
): Promise<Float32Array[]> {
  const { workspaceId, embedding, statistics } = index;
  if (statistics.chunks === 0) return [];
  const [questions, passages] = await Promise.all([
    Promise.all(
      wordings.map(async (wording) =>
        embedQuestion(workspaceId, embedding, wording, signal, await weightsOf(index, mode, wording)),
      ),
    ),
    passage === undefined ? [] : embedTexts(workspaceId, embedding, [passage], signal).then(({ vectors }) => vectors),
  ]);
  if (statistics.source !== null && questions.some(({ source }) => source !== statistics.source))
    throw movedConnection(index);
  const vectors = questions.map(({ vector }) => vector);
  const wrong = [...vectors, ...passages].find((vector) => vector.length !== statistics.dimensions);
  if (wrong) throw otherDimensions(index, wrong.length);
  const [hypothetical] = passages;
  return hypothetical ? vectors.map((vector) => mean(vector, hypothetical)) : vectors;
}

/** What the index knows of the question's words, which the built-in embedding itself can't know. */
async function weightsOf(index: SearchableIndex, mode: Mode, wording: string) {
  if (index.embedding.model !== 'builtin/lexical') return undefined;
  const terms = termsInIndex(wording, index.statistics.languages);
  try {
    const frequencies = await termFrequencies(index, [...new Set([...terms.values()].flat())]);
    return weighWords(terms, frequencies, index.statistics.chunks, mode);
  } catch (error) {
    // A new build took over in this moment; the search itself begins anew then.
    if (isMissingTable(error)) return undefined;
    throw error;
  }
}

function mean(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, index) => (value + b[index]!) / 2);
}
