/**
 * Quality and speed of retrieval on both databases, beside a plain BM25 in memory. The server is the one of DATABASE_URL:
 *
 *   DATABASE_URL=$(../shared/tools/postgres-with-pgvector start) npm run bench:retrieval
 */
import { embeddedDatabase, runOn, serverDatabase, type BenchDatabase } from './databases';
import { referenceBm25 } from './reference-bm25';
import { report } from './report';
import type { RetrievalResult } from './retrieval-on';
import { quality, readSquad, SQUAD } from './squad';

const squad = readSquad();
if (squad) await compare(squad);
else console.log(`${SQUAD} is not there; nothing to measure.`);

async function compare({ paragraphs, questions }: NonNullable<typeof squad>): Promise<void> {
  const search = referenceBm25(paragraphs);
  const ranks = questions.map(({ text, paragraph }) => {
    const rank = search(text, 10).indexOf(paragraph) + 1;
    return rank === 0 ? null : rank;
  });
  const rows: Record<string, string | number>[] = [
    { database: 'memory', search: 'reference BM25', ...rounded(quality(ranks)), 'p50 ms': '', 'p95 ms': '' },
  ];
  for (const open of [
    embeddedDatabase,
    ...(process.env.DATABASE_URL ? [() => serverDatabase(process.env.DATABASE_URL!)] : []),
  ]) {
    const database: BenchDatabase = await open();
    try {
      const results = await runOn<RetrievalResult[]>(database, 'retrieval-on.js');
      for (const { search, ranks, milliseconds } of results) {
        rows.push({
          database: database.name,
          search,
          ...rounded(quality(ranks)),
          'p50 ms': milliseconds.p50,
          'p95 ms': milliseconds.p95,
        });
      }
    } finally {
      await database.close();
    }
  }
  await report('retrieval', rows, {
    data: 'SQuAD 1.1 dev, half of the articles',
    paragraphs: paragraphs.length,
    questions: questions.length,
  });
}

function rounded(values: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value.toFixed(4))]));
}
