import {
  bcaInterval,
  drawResamples,
  holmAdjust,
  mean,
  METRIC_FUNCTIONS,
  METRICS,
  quantile,
  randomisationTest,
  resampledMeans,
  RESAMPLES,
  tidy,
  verdictOf,
  type Metric,
} from '@/lib/statistics';
import type { RetrievalPair, RetrievalResult, StoredResults } from './schema';
import type { CellRow } from './store';

/** With so many questions, fewer resamples give the same interval. */
const MANY_CASES = 10_000;
const FEWER_RESAMPLES = 1_000;

export type IndexFacts = RetrievalResult['index'];

/** One retrieval's questions that were answered, in an order that all retrievals share. */
interface Column {
  cells: CellRow[];
  /** By case, for pairing. */
  byCase: ReadonlyMap<string, CellRow>;
  failed: number;
}

/**
 * What was measured, as means with intervals, and every pair's paired difference. Means are over the questions that this
 * retrieval answered; pairs over those that both did.
 */
export async function summarise(
  names: readonly string[],
  ks: readonly number[],
  cells: readonly CellRow[],
  indexes: readonly IndexFacts[],
): Promise<StoredResults> {
  const columns = names.map((_name, i) => columnOf(cells, i));
  const statistics = new Statistics();
  const results: RetrievalResult[] = [];
  for (const [i, column] of columns.entries()) {
    const index = indexes[i];
    if (!index) throw new RangeError(`nothing is known of the index of retrieval ${i}`);
    results.push({ retrievalIndex: i, name: names[i] ?? '', ...measure(column, ks, statistics), index });
    await breathe();
  }
  const pairs: RetrievalPair[] = [];
  for (const metric of METRICS) {
    for (const k of ks) pairs.push(...(await comparePairs(columns, metric, k, statistics)));
  }
  return { results, pairs };
}

/** Lets heartbeats and others have their turn. */
const breathe = () => new Promise(setImmediate);

function columnOf(cells: readonly CellRow[], retrieval: number): Column {
  const own = cells
    .filter(({ retrievalIndex }) => retrievalIndex === retrieval)
    .sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  const answered = own.filter(({ error }) => error === null);
  return {
    cells: answered,
    byCase: new Map(answered.map((cell) => [cell.caseId, cell])),
    failed: own.length - answered.length,
  };
}

/** Resamples of each size are drawn once, so that what is measured on the same questions is resampled alike. */
class Statistics {
  readonly #drawn = new Map<number, ReturnType<typeof drawResamples>>();

  means(values: readonly number[]): Float64Array {
    const n = values.length;
    const drawn = this.#drawn.get(n) ?? drawResamples(n, n > MANY_CASES ? FEWER_RESAMPLES : RESAMPLES);
    this.#drawn.set(n, drawn);
    return resampledMeans(values, drawn);
  }

  interval(values: readonly number[]) {
    return values.length < 2 ? null : bcaInterval(values, this.means(values));
  }
}

type Measures = Omit<RetrievalResult, 'retrievalIndex' | 'name' | 'index'>;

function measure({ cells, failed }: Column, ks: readonly number[], statistics: Statistics): Measures {
  const atEachK = (metric: Metric) =>
    Object.fromEntries(
      ks.map((k) => {
        const values = cells.map((cell) => METRIC_FUNCTIONS[metric](cell, k));
        const average = values.length === 0 ? 0 : mean(values);
        return [String(k), { mean: average, interval: statistics.interval(values), n: values.length }];
      }),
    );
  const latencies = known(cells.map(({ latencyMs }) => latencyMs)).sort((a, b) => a - b);
  const recalls = known(cells.map(({ annRecall }) => annRecall));
  return {
    n: cells.length,
    failed,
    recall: atEachK('recall'),
    precision: atEachK('precision'),
    hitRate: atEachK('hitRate'),
    mrr: atEachK('mrr'),
    ndcg: atEachK('ndcg'),
    latencyMs: latencies.length === 0 ? null : { p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95) },
    annRecall: recalls.length === 0 ? null : mean(recalls),
    costUsd: cells.some(({ costUsd }) => costUsd === null)
      ? null
      : cells.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
  };
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

async function comparePairs(
  columns: readonly Column[],
  metric: Metric,
  k: number,
  statistics: Statistics,
): Promise<RetrievalPair[]> {
  const compared = [];
  for (let a = 0; a < columns.length; a++) {
    for (let b = a + 1; b < columns.length; b++) {
      const [first, second] = [columns[a], columns[b]];
      if (!first || !second) continue;
      compared.push({ a, b, ...compare(first, second, metric, k, statistics) });
      await breathe();
    }
  }
  const adjusted = holmAdjust(compared.map(({ p }) => p));
  return compared.map((pair, i) => {
    const pAdjusted = adjusted[i] ?? 1;
    return { ...pair, metric, k, pAdjusted, verdict: verdictOf({ ...pair, pAdjusted }) };
  });
}

function compare(first: Column, second: Column, metric: Metric, k: number, statistics: Statistics) {
  const measureAt = METRIC_FUNCTIONS[metric];
  const differences = first.cells.flatMap((cell) => {
    const other = second.byCase.get(cell.caseId);
    return other ? [tidy(measureAt(cell, k) - measureAt(other, k))] : [];
  });
  const n = differences.length;
  return {
    n,
    difference: n === 0 ? 0 : mean(differences),
    interval: statistics.interval(differences),
    ...randomisationTest(differences),
  };
}
