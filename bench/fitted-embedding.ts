/**
 * Whether the built-in embedding gets better when it is fitted to the texts of an index: nDCG@10 of dense search alone and of the
 * default hybrid search, with corpus weights on the question, on both sides, with factors, and whitened. In memory, with the product's own
 * analysis and features; docs/decisions/0013 has the tables.
 */
import { lexicalEmbedding } from '@/lib/embeddings/lexical-embedding';
import { addFeatures, lexicalFeatures } from '@/lib/embeddings/lexical-features';
import { inverseDocumentFrequency } from '@/lib/indexes/bm25';
import { PostingsCollector } from '@/lib/indexes/postings';
import { defaultFusion, fuse, inOrder, type Ranked } from '@/lib/retrieval/fuse';
import { questionTerms } from '@/lib/retrieval/question-terms';
import { termsInIndex, weighWords } from '@/lib/retrieval/vocabulary/weigh-words';
import { analyse, analyseWithOffsets, functionTerms, wordRarity } from '@/lib/text';
import { meanQuality, qualityOf } from './quality';
import { report } from './report';
import { bankingMessages } from './sets/banking77';
import { misspelt, thinned, type QuestionSet } from './sets/question-set';
import { squadParagraphs, squadQuestions, squadSentences } from './sets/squad';

const DIMENSIONS = 768;
const MOST_QUESTIONS = Number(process.env.BENCH_QUESTIONS ?? 400);
const SETS = [
  squadParagraphs(),
  misspelt(squadParagraphs()),
  squadSentences(1),
  squadSentences(3),
  bankingMessages(),
  squadQuestions(),
  bankingMessages(8),
];

const placeOf = (id: number) => ({ documentName: String(id).padStart(6, '0'), start: 0 });
const best = (scores: Float64Array, least: number): Ranked[] =>
  inOrder(
    [...scores].map((score, id) => ({ id, score })).filter(({ score }) => score > least),
    placeOf,
  ).slice(0, 100);

type Weigh = (term: string, rarity: number) => number;

const WORD_SLOTS = 8;

/** The product's embedding with other weights of the words. */
function embedded(text: string, weigh: Weigh, isKnown: (term: string) => boolean = () => true): Float32Array {
  const own = functionTerms('en');
  const counts = new Map<string, { count: number; rarity: number }>();
  for (const { term, start, end } of analyseWithOffsets(text, 'en')) {
    const known = counts.get(term);
    if (known) known.count += 1;
    else
      counts.set(term, {
        count: 1,
        rarity: wordRarity(text.slice(start, end).toLowerCase()) * (own.has(term) ? 0.2 : 1),
      });
  }
  const sums = new Float64Array(DIMENSIONS);
  for (const [term, { count, rarity }] of counts) {
    const { hashes, weights } = lexicalFeatures(term);
    // The first slots are the word's own, the others those of its parts.
    const from = isKnown(term) ? 0 : WORD_SLOTS;
    const features = { hashes: hashes.subarray(from), weights: weights.subarray(from) };
    addFeatures(sums, features, (weigh(term, rarity) * count * 2.2) / (count + 1.2));
  }
  return unit(Float32Array.from(sums));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}

/** XᵀX / n, row by row. */
function covariance(vectors: readonly Float32Array[]): Float64Array[] {
  const rows = Array.from({ length: DIMENSIONS }, () => new Float64Array(DIMENSIONS));
  for (const vector of vectors) {
    for (let i = 0; i < DIMENSIONS; i += 1) {
      const value = vector[i]! / vectors.length;
      if (value === 0) continue;
      const row = rows[i]!;
      for (let j = 0; j < DIMENSIONS; j += 1) row[j]! += value * vector[j]!;
    }
  }
  return rows;
}

const times = (matrix: readonly Float64Array[], vector: ArrayLike<number>): Float64Array =>
  Float64Array.from(matrix, (row) => {
    let sum = 0;
    for (let j = 0; j < DIMENSIONS; j += 1) sum += row[j]! * vector[j]!;
    return sum;
  });

/** The directions that vary most, by subspace iteration from a fixed start. */
function factors(matrix: readonly Float64Array[], count: number): readonly Float64Array[] {
  let state = 1;
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32 - 0.5;
  let basis: Float64Array[] = Array.from({ length: count }, () => Float64Array.from({ length: DIMENSIONS }, random));
  for (let round = 0; round < 8; round += 1) {
    basis = basis.map((vector) => times(matrix, vector));
    for (const [i, vector] of basis.entries()) {
      for (const before of basis.slice(0, i)) {
        const along = vector.reduce((sum, value, j) => sum + value * before[j]!, 0);
        for (let j = 0; j < DIMENSIONS; j += 1) vector[j]! -= along * before[j]!;
      }
      const length = Math.hypot(...vector) || 1;
      for (let j = 0; j < DIMENSIONS; j += 1) vector[j]! /= length;
    }
  }
  return basis;
}

/** (C + λI)⁻¹ by Gauss and Jordan; λ in means of the diagonal. */
function inverse(matrix: readonly Float64Array[], lambda: number): Float64Array[] {
  const ridge = (lambda * matrix.reduce((sum, row, i) => sum + row[i]!, 0)) / DIMENSIONS;
  const left = matrix.map((row, i) => Float64Array.from(row, (value, j) => value + (i === j ? ridge : 0)));
  const right = left.map((_row, i) => Float64Array.from({ length: DIMENSIONS }, (_value, j) => (i === j ? 1 : 0)));
  for (let p = 0; p < DIMENSIONS; p += 1) {
    const scale = 1 / left[p]![p]!;
    for (let j = 0; j < DIMENSIONS; j += 1) {
      left[p]![j]! *= scale;
      right[p]![j]! *= scale;
    }
    for (let i = 0; i < DIMENSIONS; i += 1) {
      const by = left[i]![p]!;
      if (i === p || by === 0) continue;
      for (let j = 0; j < DIMENSIONS; j += 1) {
        left[i]![j]! -= by * left[p]![j]!;
        right[i]![j]! -= by * right[p]![j]!;
      }
    }
  }
  return right;
}

function measure(set: QuestionSet) {
  const { texts, questions } = set;
  const collector = new PostingsCollector();
  const frequencies = new Map<string, number>();
  texts.forEach((text, i) => {
    const terms = analyse(text, 'en');
    collector.add(i, terms);
    for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  });
  const { averageLength } = collector.corpus();
  const postings = new Map(
    collector.takeSegment().map((list) => [list.term, { ids: list.chunkIds, weights: collector.weigh(list) }]),
  );
  const idf = (term: string) => inverseDocumentFrequency(frequencies.get(term) ?? 0, texts.length);
  const seen = (term: string) => frequencies.has(term);
  /** What a term of medium rarity has. */
  const usual = inverseDocumentFrequency(texts.length * 0.01, texts.length);
  const plain = texts.map((text) => lexicalEmbedding(text));
  const weighed = (weigh: Weigh) => texts.map((text) => embedded(text, weigh));
  const fitted = (mode: 'dense' | 'hybrid') => (question: string) =>
    lexicalEmbedding(question, DIMENSIONS, weighWords(termsInIndex(question, ['en']), frequencies, texts.length, mode));
  const spread = covariance(plain);
  const axes = factors(spread, 64);
  const asked = (question: string) => lexicalEmbedding(question);
  const ofFactors = (share: number) => (question: string) => {
    const vector = asked(question);
    const result = Float32Array.from(vector);
    for (const axis of axes) {
      const along = axis.reduce((sum, value, j) => sum + value * vector[j]!, 0);
      for (let j = 0; j < DIMENSIONS; j += 1) result[j]! += share * along * axis[j]!;
    }
    return result;
  };
  const whitened = (lambda: number) => {
    const matrix = inverse(spread, lambda);
    return (question: string) => Float32Array.from(times(matrix, asked(question)));
  };
  const variants: Record<string, { vectors: readonly Float32Array[]; ask: (question: string) => Float32Array }> = {
    'as it is': { vectors: plain, ask: asked },
    'fitted, as the product does in a hybrid search': { vectors: plain, ask: fitted('hybrid') },
    'fitted, as the product does in a dense search': { vectors: plain, ask: fitted('dense') },
    'unseen words by their parts only': {
      vectors: plain,
      ask: (text) => embedded(text, (_term, rarity) => rarity, seen),
    },
    '… half as much': {
      vectors: plain,
      ask: (text) => embedded(text, (term, rarity) => (seen(term) ? rarity : rarity / 2), seen),
    },
    '… twice as much': {
      vectors: plain,
      ask: (text) => embedded(text, (term, rarity) => (seen(term) ? rarity : rarity * 2), seen),
    },
    '… and rarity × √idf': {
      vectors: plain,
      ask: (text) => embedded(text, (term, rarity) => rarity * Math.sqrt(seen(term) ? idf(term) : usual), seen),
    },
    '… and rarity × idf^¼': {
      vectors: plain,
      ask: (text) => embedded(text, (term, rarity) => rarity * (seen(term) ? idf(term) : usual) ** 0.25, seen),
    },
    'idf of the corpus on the question': { vectors: plain, ask: (text) => embedded(text, idf) },
    'rarity × idf on the question': {
      vectors: plain,
      ask: (text) => embedded(text, (term, rarity) => rarity * idf(term)),
    },
    'rarity × √idf on the question': {
      vectors: plain,
      ask: (text) => embedded(text, (term, rarity) => rarity * Math.sqrt(idf(term))),
    },
    'idf on both sides': { vectors: weighed(idf), ask: (text) => embedded(text, idf) },
    'rarity × idf on both sides': {
      vectors: weighed((term, rarity) => rarity * idf(term)),
      ask: (text) => embedded(text, (term, rarity) => rarity * idf(term)),
    },
    '√(rarity × idf) on both sides': {
      vectors: weighed((term, rarity) => Math.sqrt(rarity * idf(term))),
      ask: (text) => embedded(text, (term, rarity) => Math.sqrt(rarity * idf(term))),
    },
    '64 factors, half added': { vectors: plain, ask: ofFactors(0.5) },
    '64 factors, once more': { vectors: plain, ask: ofFactors(1) },
    '64 factors, half taken away': { vectors: plain, ask: ofFactors(-0.5) },
    'whitened, λ 0.3': { vectors: plain, ask: whitened(0.3) },
    'whitened, λ 1': { vectors: plain, ask: whitened(1) },
    'whitened, λ 3': { vectors: plain, ask: whitened(3) },
  };
  const lexical = (question: string): Ranked[] => {
    const scores = new Float64Array(texts.length);
    for (const term of questionTerms(question, ['en'])) {
      const list = postings.get(term);
      list?.ids.forEach((id, i) => (scores[id]! += list.weights[i]! / 2 ** 20));
    }
    return best(scores, 0);
  };
  return Object.fromEntries(
    Object.entries(variants).map(([name, { vectors, ask }]) => {
      const measured = questions.map((question) => {
        const vector = ask(question.text);
        const dense = best(
          Float64Array.from(vectors, (text) => dot(text, vector)),
          -Infinity,
        );
        const fusion = defaultFusion('builtin/lexical', analyse(question.text, 'en').length, averageLength);
        const hybrid = fuse(dense, lexical(question.text), fusion, placeOf);
        return {
          dense: qualityOf(
            dense.map(({ id }) => id),
            question,
          ),
          hybrid: qualityOf(
            hybrid.map(({ id }) => id),
            question,
          ),
        };
      });
      return [
        name,
        {
          dense: meanQuality(measured.map(({ dense }) => dense))['nDCG@10'],
          hybrid: meanQuality(measured.map(({ hybrid }) => hybrid))['nDCG@10'],
        },
      ];
    }),
  );
}

const rows: Record<string, string | number>[] = [];
for (const set of SETS.map((each) => thinned(each, MOST_QUESTIONS)).filter(({ questions }) => questions.length > 0)) {
  for (const [variant, { dense, hybrid }] of Object.entries(measure(set))) {
    rows.push({ set: set.name, variant, questions: set.questions.length, dense, hybrid });
  }
}
await report('fitted-embedding', rows);
