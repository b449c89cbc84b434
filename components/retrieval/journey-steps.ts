import type { Journey, LostAt, Retrieval } from '@/lib/retrieval/schema';

/** One stage of a search as an expected passage went through it. */
export interface JourneyStep {
  stage: StageName;
  label: string;
  /** Where the passage stood, counted from 1; null where the stage gave it no rank. */
  rank: number | null;
  /** How many of the best the stage hands on; null where it does not count. */
  cutOff: number | null;
  /** `beyond`: after the best of one leg of a hybrid search, which the other can make up for. */
  outcome: 'passed' | 'beyond' | 'lost' | 'not reached';
  detail: string;
}

type StageName = Exclude<LostAt, 'candidates'> | 'fusion';

/** How the index was asked. */
type Settings = Omit<Retrieval, 'indexId'>;

const count = new Intl.NumberFormat('en-US');

/**
 * The way of a passage through the stages of a search, in their order, up to the one that lost it. Of several chunks that hold the
 * passage the one that came furthest stands for it.
 *
 * @param candidates how many each leg handed on
 */
export function journeySteps(journey: Journey, settings: Settings, candidates: number): JourneyStep[] {
  const { mode, topK, rerank, mmr, minScore, filter, maxContextTokens } = settings;
  const { lostAt } = journey;
  const hybrid = mode === 'hybrid';
  const chunk = furthest(journey);
  const ranks = chunk?.stages ?? { result: null };
  const lastRank =
    ranks.mmr ?? ranks.rerank ?? ranks.fusion ?? (hybrid ? null : (ranks.dense ?? ranks.lexical ?? null));
  const holding = journey.chunks.length;
  // Where nothing comes between, top k is the only cut.
  const handsOn = hybrid || candidates > topK;
  const legOf = (leg: 'dense' | 'lexical', label: string): Step => {
    const rank = ranks[leg] ?? null;
    return {
      ...{ stage: leg, label, rank, lostHere: !hybrid && lostAt === 'candidates' },
      cutOff: handsOn ? candidates : null,
      ...(hybrid && (rank === null || rank > candidates) ? { beyond: true } : {}),
      detail:
        rank === null
          ? leg === 'dense'
            ? 'can’t be compared with the question'
            : 'has none of the words of the question'
          : handsOn
            ? `${rankOf(rank)}; the best ${count.format(candidates)} go on`
            : rankOf(rank),
    };
  };
  const steps: (Step | null)[] = [
    { stage: 'document', label: 'Document', detail: 'in the index, with the passage' },
    {
      ...{ stage: 'chunking', label: 'Chunking' },
      detail:
        chunk?.holds === 'part'
          ? `cut apart: ${count.format(holding)} chunks hold a part of it each`
          : `${holding === 1 ? 'one chunk holds' : `${count.format(holding)} chunks hold`} all of it`,
    },
    filter || lostAt === 'filter' ? { stage: 'filter', label: 'Filter', detail: 'let through' } : null,
    mode === 'lexical' ? null : legOf('dense', 'Dense'),
    mode === 'dense' ? null : legOf('lexical', 'Lexical'),
    hybrid
      ? {
          ...{ stage: 'fusion', label: 'Fusion', rank: ranks.fusion ?? null, cutOff: null },
          lostHere: lostAt === 'candidates',
          detail: rankOf(ranks.fusion, 'among the candidates of neither leg'),
        }
      : null,
    rerank
      ? {
          ...{ stage: 'rerank', label: 'Reranking', rank: ranks.rerank ?? null, cutOff: rerank.topN },
          detail: `${rankOf(ranks.rerank, 'not read')}; the best ${count.format(rerank.topN)} go on`,
        }
      : null,
    minScore === undefined ? null : { stage: 'minScore', label: 'Least score', detail: `${minScore} or more` },
    mmr
      ? {
          ...{ stage: 'mmr', label: 'MMR', rank: ranks.mmr ?? null, cutOff: topK },
          detail: rankOf(ranks.mmr, 'not among those it chose from'),
        }
      : null,
    {
      ...{ stage: 'topK', label: `Top ${count.format(topK)}`, rank: ranks.result ?? lastRank, cutOff: topK },
      detail: rankOf(ranks.result ?? lastRank),
    },
    maxContextTokens === undefined
      ? null
      : {
          ...{ stage: 'maxContextTokens', label: 'Room for context' },
          detail: `at most ${count.format(maxContextTokens)} tokens`,
        },
  ];
  return outcomes(
    steps.filter((step) => step !== null),
    journey,
  );
}

interface Step {
  stage: StageName;
  label: string;
  rank?: number | null;
  cutOff?: number | null;
  detail: string;
  beyond?: boolean;
  /** Also where what lost it has another name. */
  lostHere?: boolean;
}

function outcomes(steps: readonly Step[], { lostAt, detail }: Journey): JourneyStep[] {
  const lost = lostAt === null ? -1 : steps.findIndex(({ stage, lostHere }) => lostHere === true || stage === lostAt);
  return steps.map(({ stage, label, rank = null, cutOff = null, detail: own, beyond }, i) => {
    if (i === lost) return { stage, label, rank, cutOff, outcome: 'lost', detail };
    if (lost !== -1 && i > lost) {
      return { stage, label, rank: null, cutOff, outcome: 'not reached', detail: 'not reached' };
    }
    return { stage, label, rank, cutOff, outcome: beyond ? 'beyond' : 'passed', detail: own };
  });
}

const rankOf = (rank: number | null | undefined, otherwise = '') =>
  rank === null || rank === undefined ? otherwise : `rank ${count.format(rank)}`;

const ORDER = ['result', 'mmr', 'rerank', 'fusion', 'dense', 'lexical'] as const;

function furthest({ chunks }: Journey): Journey['chunks'][number] | undefined {
  return [...chunks].sort((a, b) => {
    for (const stage of ORDER) {
      const [left, right] = [a.stages[stage] ?? Infinity, b.stages[stage] ?? Infinity];
      if (left !== right) return left - right;
    }
    return a.start - b.start;
  })[0];
}
