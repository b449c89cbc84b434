import type { Access } from '@/lib/auth/schema';
import { embedQuestion } from '@/lib/embeddings';
import { searchableIndex, type SearchableIndex } from '@/lib/indexes';
import { defaultProbes } from '@/lib/indexes/schema';
import { detectLanguage, splitSentences } from '@/lib/text';
import { DEFAULT_EF_SEARCH, nearest } from '../nearest/store';
import type { IndexHealth, MeasureHealth } from '../schema';
import { sampleTexts, scopeOf } from '../store';
import { summariseSweep, type Trial } from './summarise-sweep';

/** Somebody waits for it: after so long no further question is begun. */
const MOST_MS = 20_000;
const MOST_QUERY = 8_000;

/**
 * How many of the exact nearest neighbours the index's approximate search finds, and how fast, over a range of `efSearch` or
 * `probes`. Each setting is tried with each question, in turn, so that all meet the same load.
 *
 * @param asked questions of the workspace; sentences of the index's own chunks stand in where there are none
 */
export async function measureHealth(
  { workspaceId }: Pick<Access, 'workspaceId'>,
  indexId: string,
  { sample, topK, questions }: MeasureHealth,
  asked: () => Promise<readonly string[]>,
  signal?: AbortSignal,
): Promise<IndexHealth> {
  const index = await searchableIndex(workspaceId, indexId);
  const { type } = index.search;
  if (type === 'exact' || index.statistics.chunks === 0) {
    const nothing = { setting: null, inUse: null, exactMs: null, recommended: null } as const;
    return { ...nothing, source: 'none', questions: 0, topK, points: [] };
  }
  const given = questions ?? [];
  const own = given.length > 0 ? given : await asked();
  const texts = [...new Set(own.length > 0 ? own : await sentencesOf(index, sample))].slice(0, sample);
  const source = given.length > 0 ? 'given' : own.length > 0 ? 'questions' : 'sentences';
  const scope = await scopeOf(index, undefined);
  const whole = { ...index, search: { ...index.search, type: 'exact' as const, precision: 'full' as const } };
  const values = settingsOf(index, topK);
  const [trials, exactTimes]: [Trial[], number[]] = [[], []];
  const began = performance.now();
  let done = 0;
  for (const text of texts) {
    if (performance.now() - began > MOST_MS) break;
    signal?.throwIfAborted();
    const { vector } = await embedQuestion(workspaceId, index.embedding, text.slice(0, MOST_QUERY), signal);
    const exactBegan = performance.now();
    const exact = await nearest(whole, vector, topK, scope);
    exactTimes.push(performance.now() - exactBegan);
    const ids = new Set(exact.map(({ id }) => id));
    const wanted = Math.min(topK, exact.length);
    if (wanted === 0) continue;
    for (const value of values) {
      const tryBegan = performance.now();
      const found = await nearest(
        index,
        vector,
        topK,
        scope,
        type === 'hnsw' ? { efSearch: value } : { probes: value },
      );
      const hits = found.filter(({ id }) => ids.has(id)).length;
      trials.push({ value, recall: Math.min(1, hits / wanted), milliseconds: performance.now() - tryBegan });
    }
    done += 1;
  }
  const lists = index.statistics.lists ?? 1;
  return {
    setting: type === 'hnsw' ? 'efSearch' : 'probes',
    inUse: type === 'hnsw' ? Math.max(DEFAULT_EF_SEARCH, topK) : defaultProbes(lists),
    source,
    questions: done,
    topK,
    exactMs: exactTimes.sort((a, b) => a - b)[Math.floor(exactTimes.length / 2)] ?? null,
    ...summariseSweep(trials),
  };
}

/** Doubling, from the least that makes sense; what is in use unless told is among them. */
function settingsOf({ search, statistics }: SearchableIndex, topK: number): number[] {
  const lists = statistics.lists ?? 1;
  const [least, most] = search.type === 'hnsw' ? [topK, 640] : [1, lists];
  const values = Array.from({ length: 7 }, (_, i) => least * 2 ** i).filter((value) => value <= most);
  const usual = search.type === 'hnsw' ? Math.max(DEFAULT_EF_SEARCH, topK) : defaultProbes(lists);
  return [...new Set([...values, usual, ...(search.type === 'hnsw' ? [] : [lists])])].sort((a, b) => a - b);
}

/** One sentence of each of some chunks, evenly over the index: not what people ask, and said so in the result. */
async function sentencesOf(index: SearchableIndex, sample: number): Promise<string[]> {
  const texts = await sampleTexts(index, sample);
  return texts.flatMap((text) => {
    const sentences = splitSentences(text, detectLanguage(text)).map(({ start, end }) => text.slice(start, end));
    return sentences.sort((a, b) => b.length - a.length)[0]?.slice(0, 300) ?? [];
  });
}
