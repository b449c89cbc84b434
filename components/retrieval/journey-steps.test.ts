import { describe, expect, it } from 'vitest';
import type { Journey } from '@/lib/retrieval/schema';
import { journeySteps } from './journey-steps';

type Stages = Journey['chunks'][number]['stages'];

function journey(lostAt: Journey['lostAt'], ...stages: Stages[]): Journey {
  return {
    span: { documentId: 'doc', start: 0, end: 9 },
    chunks: stages.map((ranks, i) => ({
      ...{ chunkId: `1-${i}`, documentId: 'doc', start: i * 10, end: i * 10 + 10 },
      ...{ holds: 'whole' as const, stages: ranks },
    })),
    lostAt,
    detail: `Lost at ${lostAt}.`,
  };
}

const shown = (steps: ReturnType<typeof journeySteps>) =>
  steps.map(({ stage, rank, cutOff, outcome }) => `${stage} ${rank ?? '-'}/${cutOff ?? '-'} ${outcome}`);

describe('The journey of a passage', () => {
  it('that top k cuts off at rank 14 ends there, with its rank beyond the cut', () => {
    const cut = journey('topK', { lexical: 14, result: null });
    expect(shown(journeySteps(cut, { mode: 'lexical', topK: 10 }, 10))).toEqual([
      'document -/- passed',
      'chunking -/- passed',
      'lexical 14/- passed',
      'topK 14/10 lost',
    ]);
  });

  it('names every stage that the search has, and those after the loss as not reached', () => {
    const lost = journey('rerank', { dense: 180, lexical: 3, fusion: 7, rerank: 31, mmr: null, result: null });
    const settings = {
      ...{ mode: 'hybrid' as const, topK: 5, rerank: { model: 'a/b', topN: 20 }, mmr: { lambda: 0.5 } },
      ...{ minScore: 0.1, maxContextTokens: 900, filter: { field: 'page', op: 'exists' as const, value: true } },
    };
    expect(shown(journeySteps(lost, settings, 100))).toEqual([
      'document -/- passed',
      'chunking -/- passed',
      'filter -/- passed',
      'dense 180/100 beyond',
      'lexical 3/100 passed',
      'fusion 7/- passed',
      'rerank 31/20 lost',
      'minScore -/- not reached',
      'mmr -/5 not reached',
      'topK -/5 not reached',
      'maxContextTokens -/- not reached',
    ]);
  });

  it('ends at the fusion where neither leg of a hybrid search hands the passage on, at the leg where there is only one', () => {
    const settings = { topK: 5, mmr: { lambda: 0.5 } };
    const both = journey('candidates', { dense: 400, lexical: null, fusion: null, mmr: null, result: null });
    const steps = journeySteps(both, { ...settings, mode: 'hybrid' }, 100);
    expect(steps.find(({ outcome }) => outcome === 'lost')).toMatchObject({ stage: 'fusion', detail: both.detail });
    expect(shown(steps)).toContain('lexical -/100 beyond');
    const one = journey('candidates', { dense: 400, mmr: null, result: null });
    expect(shown(journeySteps(one, { ...settings, mode: 'dense' }, 100))).toContain('dense 400/100 lost');
  });

  it('of several chunks is that of the one that came furthest', () => {
    const found = journey(null, { dense: 1, result: null }, { dense: 2, result: 2 });
    const steps = journeySteps(found, { mode: 'dense', topK: 10 }, 10);
    expect(shown(steps)).toContain('dense 2/- passed');
    expect(steps.at(-1)).toMatchObject({ stage: 'topK', rank: 2, outcome: 'passed' });
  });

  it('of what is not in the index begins and ends there', () => {
    const steps = journeySteps(journey('document'), { mode: 'dense', topK: 10 }, 10);
    expect(steps.map(({ outcome }) => outcome)).toEqual(['lost', 'not reached', 'not reached', 'not reached']);
  });
});
