import { describe, expect, it } from 'vitest';
import type { Answer } from '@/lib/answers/schema';
import type { Comparison } from '@/lib/comparisons/schema';
import { snapshotSchema, type ShareInclude } from './schema';
import { snapshotComparison } from './snapshot-comparison';

const answer: Answer = {
  id: 'ID-answer',
  variantIndex: 0,
  inputIndex: 0,
  repeat: 0,
  status: 'done',
  text: 'Because [1].',
  reasoning: 'HIDDEN reasoning',
  toolCalls: [{ id: 'ID-call', name: 'HIDDEN-tool', input: {} }],
  citations: [{ hitRank: 1, start: 8, end: 11, verified: true }],
  hits: [
    {
      rank: 1,
      chunkId: 'ID-chunk',
      documentId: 'ID-document',
      documentName: 'CONTEXT.pdf',
      start: 0,
      end: 10,
      page: 2,
      headingPath: ['CONTEXT heading'],
      text: 'CONTEXT passage',
      context: { start: 0, end: 10, text: 'HIDDEN neighbours' },
      score: 0.5,
      stages: { lexical: { rank: 1, score: 2, terms: [{ term: 'HIDDEN', weight: 1 }] } },
    },
  ],
  messages: [{ role: 'user', content: 'HIDDEN sent message with passages' }],
  usage: { inputTokens: 10, outputTokens: 3, estimated: true },
  costUsd: 0.1234,
  timings: { queuedMs: 77_777, retrievalMs: 88_888, firstTokenMs: 20, totalMs: 50 },
  finishReason: 'stop',
  model: 'acme/large',
  attempts: [{ model: 'HIDDEN/attempt', error: { code: 'x', detail: 'HIDDEN detail' } }],
  error: { code: 'provider_error', detail: 'HIDDEN words of the provider', requestId: 'ID-request' },
};

const comparison: Comparison = {
  id: 'ID-comparison',
  name: 'Why?',
  status: 'done',
  inputs: [{ question: 'Why?', variables: { tone: 'PROMPT tone' } }],
  variants: [
    {
      prompt: { name: 'support/answer', label: 'production' },
      promptVersion: 3,
      promptHash: 'ID-hash',
      model: 'acme/large',
      parameters: { temperature: 0.2 },
      retrieval: { indexId: 'ID-index', mode: 'hybrid', topK: 8 },
    },
    {
      name: 'Plain',
      prompt: { messages: [{ role: 'user', content: 'PROMPT of its own {{question}}' }] },
      promptVersion: null,
      promptHash: null,
      model: 'acme/small',
      retrieval: null,
    },
  ],
  repeats: 1,
  maxCostUsd: null,
  answers: [answer],
  votes: [
    {
      ...{ id: 'ID-vote', inputIndex: 0, winner: 'none', comment: 'HIDDEN comment', shown: [] },
      ...{ judge: { id: 'ID-judge', name: 'HIDDEN judge' }, createdAt: '2026-11-21T00:00:00.000Z' },
    },
  ],
  progress: { done: 1, total: 1 },
  createdAt: '2026-11-21T00:00:00.000Z',
  finishedAt: null,
  lastEventId: 9,
};

const none: ShareInclude = { prompts: false, context: false, cost: false };
const freeze = (include: Partial<ShareInclude>) =>
  snapshotComparison(comparison, 'Title', { ...none, ...include }, async () => ({
    messages: [{ role: 'system', content: 'PROMPT saved' }],
  }));

describe('snapshotComparison', () => {
  it('holds questions, answers and what was compared, and nothing else', async () => {
    const text = JSON.stringify(await freeze({}));
    for (const hidden of ['HIDDEN', 'ID-', 'CONTEXT', 'PROMPT', '0.1234', '77777', '88888', 'temperature']) {
      expect(text).not.toContain(hidden);
    }
    for (const shown of ['Why?', 'Because [1].', 'support/answer, version 3', 'hybrid, top 8', 'acme/small', 'Plain']) {
      expect(text).toContain(shown);
    }
  });

  it.each([
    ['prompts', ['PROMPT saved', 'PROMPT of its own', 'PROMPT tone', 'temperature']],
    ['context', ['CONTEXT passage', 'CONTEXT.pdf', 'CONTEXT heading']],
    ['cost', ['0.1234']],
  ] as const)('shows %s only where told, and still nothing hidden', async (key, shown) => {
    const text = JSON.stringify(await freeze({ [key]: true }));
    for (const part of shown) expect(text).toContain(part);
    const others = { prompts: 'PROMPT', context: 'CONTEXT', cost: '0.1234' };
    for (const [other, word] of Object.entries(others)) if (other !== key) expect(text).not.toContain(word);
    for (const hidden of ['HIDDEN', 'ID-']) expect(text).not.toContain(hidden);
  });

  it('is what the store takes back', async () => {
    const frozen = await freeze({ prompts: true, context: true, cost: true });
    expect(snapshotSchema.parse(JSON.parse(JSON.stringify(frozen)))).toEqual(JSON.parse(JSON.stringify(frozen)));
  });
});
