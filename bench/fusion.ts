/**
 * How the default of a hybrid search was chosen: nDCG@10 of both legs and of several ways to join them, in memory with the
 * product's own analysis, embedding, weights and fusion, on sets of very different kinds, each in two halves that share no
 * article and no intent. No database; docs/decisions/0011 has the table.
 */
import { lexicalEmbedding } from '@/lib/embeddings/lexical-embedding';
import { PostingsCollector } from '@/lib/indexes/postings';
import { defaultFusion, fuse, inOrder, type Ranked } from '@/lib/retrieval/fuse';
import { questionTerms } from '@/lib/retrieval/question-terms';
import type { FusionSettings } from '@/lib/retrieval/schema';
import { analyse } from '@/lib/text';
import { meanQuality, qualityOf } from './quality';
import { report } from './report';
import { bankingMessages } from './sets/banking77';
import { halfOf, misspelt, thinned, type Question, type QuestionSet } from './sets/question-set';
import { squadArticles, squadParagraphs, squadQuestions, squadSentences } from './sets/squad';

const CANDIDATES = 100;
const MOST_QUESTIONS = 1_000;
const SETS = [
  squadParagraphs(),
  misspelt(squadParagraphs()),
  squadSentences(1),
  misspelt(squadSentences(1)),
  squadSentences(2),
  squadSentences(3),
  bankingMessages(),
  misspelt(bankingMessages()),
  squadQuestions(),
  misspelt(squadQuestions()),
  squadArticles(),
  bankingMessages(3),
  bankingMessages(8),
  bankingMessages(1_000),
];

const weighted = (lexical: number): FusionSettings => ({
  method: 'weighted',
  weights: { dense: 1 - lexical, lexical },
});
/** What was the default before: it went by the chunks' length alone. */
const byLength = (averageLength: number) => weighted(0.5 + 0.35 * Math.min(1, Math.max(0, (averageLength - 20) / 40)));

const placeOf = (id: number) => ({ documentName: String(id).padStart(6, '0'), start: 0 });

/** Both legs over the texts of a set. */
function legsOver({ texts }: QuestionSet) {
  const collector = new PostingsCollector();
  texts.forEach((text, i) => collector.add(i, analyse(text, 'en')));
  const { averageLength } = collector.corpus();
  const postings = new Map(
    collector.takeSegment().map((list) => [list.term, { ids: list.chunkIds, weights: collector.weigh(list) }]),
  );
  const vectors = texts.map((text) => lexicalEmbedding(text));
  const best = (scores: Float64Array, least: number) => {
    const items = [...scores].map((score, id) => ({ id, score })).filter(({ score }) => score > least);
    return inOrder(items, placeOf).slice(0, CANDIDATES);
  };
  return {
    averageLength,
    dense(question: string): Ranked[] {
      const asked = lexicalEmbedding(question);
      return best(
        Float64Array.from(vectors, (vector) => dotProduct(vector, asked)),
        -Infinity,
      );
    },
    lexical(question: string): Ranked[] {
      const scores = new Float64Array(texts.length);
      for (const term of questionTerms(question, ['en'])) {
        const list = postings.get(term);
        list?.ids.forEach((id, i) => (scores[id]! += list.weights[i]! / 2 ** 20));
      }
      return best(scores, 0);
    },
  };
}

function dotProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

interface Measured {
  question: Question;
  orders: Record<string, number[]>;
}

function measure(set: QuestionSet) {
  const legs = legsOver(set);
  const measured = set.questions.map((question): Measured => {
    const [dense, lexical] = [legs.dense(question.text), legs.lexical(question.text)];
    const length = analyse(question.text, 'en').length;
    const joined = (settings: FusionSettings) => fuse(dense, lexical, settings, placeOf);
    const all: Record<string, readonly Ranked[]> = {
      dense,
      lexical,
      default: joined(defaultFusion('builtin/lexical', length, legs.averageLength)),
      rrf: joined({ method: 'rrf' }),
      'weighted 0.5': joined(weighted(0.5)),
      'weighted 0.7': joined(weighted(0.7)),
      'weighted 0.85': joined(weighted(0.85)),
      'by length': joined(byLength(legs.averageLength)),
    };
    const orders = Object.entries(all).map(([name, items]) => [name, items.slice(0, 10).map(({ id }) => id)]);
    return { question, orders: Object.fromEntries(orders) as Record<string, number[]> };
  });
  return { averageLength: legs.averageLength, measured };
}

/** nDCG@10 of every way, and how far each is from the better of the legs. */
function judge(measured: readonly Measured[]) {
  const names = Object.keys(measured[0]?.orders ?? {});
  const ndcg = Object.fromEntries(
    names.map((name) => [
      name,
      meanQuality(measured.map(({ question, orders }) => qualityOf(orders[name]!, question)))['nDCG@10'],
    ]),
  );
  const better = Math.max(ndcg.dense!, ndcg.lexical!);
  return { ...ndcg, 'default − better leg': Number((ndcg.default! - better).toFixed(4)) };
}

const rows: Record<string, string | number>[] = [];
for (const whole of SETS) {
  const set = thinned(whole, MOST_QUESTIONS);
  if (set.questions.length === 0) {
    console.log(`The data of “${whole.name}” is not there.`);
    continue;
  }
  const { averageLength, measured } = measure(set);
  const halves = [0, 1].map((half) => judge(measured.filter(({ question }) => halfOf(question) === half)));
  rows.push({
    set: set.name,
    texts: set.texts.length,
    'terms of a text': Number(averageLength.toFixed(1)),
    questions: set.questions.length,
    ...judge(measured),
    'in one half': halves[0]!['default − better leg'],
    'in the other': halves[1]!['default − better leg'],
  });
}
await report('fusion', rows, { candidates: CANDIDATES, measure: 'nDCG@10' });
