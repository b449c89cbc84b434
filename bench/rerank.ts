/**
 * What the built-in reranker does to what a search found: nDCG@10 of BM25 and of the default hybrid search, before and after
 * `builtin/lexical-rerank` read the best 50, in memory with the product's own functions. docs/decisions/0014 has the table.
 */
import { lexicalEmbedding } from '@/lib/embeddings/lexical-embedding';
import { PostingsCollector } from '@/lib/indexes/postings';
import { defaultFusion, fuse, inOrder, type Ranked } from '@/lib/retrieval/fuse';
import { questionTerms } from '@/lib/retrieval/question-terms';
import { lexicalScores } from '@/lib/retrieval/rerank/lexical-scores';
import { analyse } from '@/lib/text';
import { meanQuality, qualityOf } from './quality';
import { median, report } from './report';
import { bankingMessages } from './sets/banking77';
import { misspelt, thinned, type QuestionSet } from './sets/question-set';
import { squadParagraphs, squadSentences } from './sets/squad';

const READ = 50;
const MOST_QUESTIONS = Number(process.env.BENCH_QUESTIONS ?? 200);
const SETS = [squadParagraphs(), misspelt(squadParagraphs()), squadSentences(1), squadSentences(3), bankingMessages()];

const placeOf = (id: number) => ({ documentName: String(id).padStart(6, '0'), start: 0 });
const best = (scores: ArrayLike<number>, least: number): Ranked[] =>
  inOrder(
    Array.from(scores, (score, id) => ({ id, score })).filter(({ score }) => score > least),
    placeOf,
  ).slice(0, 100);

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

function searchesOver({ texts }: QuestionSet) {
  const collector = new PostingsCollector();
  texts.forEach((text, i) => collector.add(i, analyse(text, 'en')));
  const { averageLength } = collector.corpus();
  const postings = new Map(
    collector.takeSegment().map((list) => [list.term, { ids: list.chunkIds, weights: collector.weigh(list) }]),
  );
  const vectors = texts.map((text) => lexicalEmbedding(text));
  const lexical = (question: string): Ranked[] => {
    const scores = new Float64Array(texts.length);
    for (const term of questionTerms(question, ['en'])) {
      const list = postings.get(term);
      list?.ids.forEach((id, i) => (scores[id]! += list.weights[i]! / 2 ** 20));
    }
    return best(scores, 0);
  };
  const hybrid = (question: string): Ranked[] => {
    const asked = lexicalEmbedding(question);
    const dense = best(
      vectors.map((vector) => dot(vector, asked)),
      -Infinity,
    );
    const fusion = defaultFusion('builtin/lexical', analyse(question, 'en').length, averageLength);
    return fuse(dense, lexical(question), fusion, placeOf);
  };
  return { lexical, hybrid };
}

const rows: Record<string, string | number>[] = [];
for (const set of SETS.map((each) => thinned(each, MOST_QUESTIONS)).filter(({ questions }) => questions.length > 0)) {
  const searches = searchesOver(set);
  for (const [mode, search] of Object.entries(searches)) {
    const took: number[] = [];
    const measured: { before: ReturnType<typeof qualityOf>; after: ReturnType<typeof qualityOf> }[] = [];
    for (const question of set.questions) {
      const found = search(question.text).map(({ id }) => id);
      const read = found.slice(0, READ);
      const began = performance.now();
      const scores = await lexicalScores(
        question.text,
        read.map((id) => set.texts[id]!),
      );
      took.push(performance.now() - began);
      // Ties stay in the order of the search, as in the product.
      const order = read
        .map((id, at) => ({ id, at, score: scores[at]! }))
        .sort((a, b) => b.score - a.score || a.at - b.at);
      measured.push({
        before: qualityOf(found, question),
        after: qualityOf(
          order.map(({ id }) => id),
          question,
        ),
      });
    }
    rows.push({
      set: set.name,
      mode,
      questions: set.questions.length,
      before: meanQuality(measured.map(({ before }) => before))['nDCG@10'],
      after: meanQuality(measured.map(({ after }) => after))['nDCG@10'],
      'rerank p50, ms': Number(median(took).toFixed(1)),
    });
  }
}
await report('rerank', rows);
