/**
 * Quality and speed of retrieval on both databases, beside a plain BM25 in memory. The server is the one of DATABASE_URL:
 *
 *   DATABASE_URL=$(../shared/tools/postgres-with-pgvector start) npm run bench:retrieval
 *
 * BENCH_QUESTIONS says how many questions of each set are asked at most (400 unless told).
 */
import { embeddedDatabase, runOn, serverDatabase } from './databases';
import { meanQuality, qualityOf } from './quality';
import { referenceBm25 } from './reference-bm25';
import { report } from './report';
import type { RetrievalResult } from './retrieval-on';
import { retrievalSets } from './retrieval-sets';

const sets = retrievalSets();
if (sets.length === 0) {
  console.log('The data is not there (../shared/data); nothing to measure.');
  process.exit(0);
}

const reference = new Map(
  sets.map((set) => {
    const search = referenceBm25(set.texts);
    return [
      set.name,
      meanQuality(set.questions.map((question) => qualityOf(search(question.text, 10), question))),
    ] as const;
  }),
);
const rows: Record<string, string | number>[] = [...reference].map(([set, quality]) => ({
  set,
  database: 'memory',
  search: 'reference BM25',
  ...quality,
  'p50 ms': '',
  'p95 ms': '',
}));
const goals: Record<string, string | number>[] = [];
for (const open of [
  embeddedDatabase,
  ...(process.env.DATABASE_URL ? [() => serverDatabase(process.env.DATABASE_URL!)] : []),
]) {
  const database = await open();
  try {
    const results = await runOn<RetrievalResult[]>(database, 'retrieval-on.js');
    for (const { set, search, quality, milliseconds } of results) {
      const times = { 'p50 ms': milliseconds.p50, 'p95 ms': milliseconds.p95 };
      rows.push({ set, database: database.name, search, ...quality, ...times });
    }
    for (const { name } of sets) {
      const ndcg = (search: string) =>
        results.find((result) => result.set === name && result.search === search)!.quality['nDCG@10'];
      goals.push({
        set: name,
        database: database.name,
        'lexical ÷ reference': Number((ndcg('lexical') / reference.get(name)!['nDCG@10']).toFixed(4)),
        'hybrid − better leg': Number((ndcg('hybrid') - Math.max(ndcg('dense'), ndcg('lexical'))).toFixed(4)),
      });
    }
  } finally {
    await database.close();
  }
}
const sizes = sets.map(({ name, texts, questions }) => ({ name, texts: texts.length, questions: questions.length }));
await report('retrieval', rows, { sets: sizes, goals });
console.table(goals);
