import { describe, expect, it } from 'vitest';
import { RateLimitedError } from '@/lib/errors';
import { generateAnswer, type AnswerProgress } from './generate-answer';
import { AnswerInterruptedError } from './interrupted-error';
import type { FrozenVariant } from './schema';
import type { AnswerSteps, Generation, GenerationRequest } from './steps';
import { someHit } from './testing';

const variant: FrozenVariant = {
  template: { messages: [{ role: 'user', parts: [{ kind: 'variable', name: 'question' }] }], examples: [] },
  models: ['fake/one'],
  parameters: {},
  retrieval: null,
};
const retrieval = { indexId: 'idx_1', mode: 'lexical' as const, topK: 2 };
const refused = { code: 'provider_error', detail: 'Broken.', status: 500 };

function generation(request: GenerationRequest, given: Partial<Generation> = {}): Generation {
  const { model } = request;
  return {
    status: 'done',
    text: '',
    reasoning: '',
    toolCalls: [],
    usage: null,
    costUsd: null,
    finishReason: 'stop',
    error: null,
    attempts: [{ model, ...(given.error ? { error: given.error } : {}) }],
    ...given,
  };
}

async function answer(
  given: Partial<FrozenVariant>,
  steps: Partial<AnswerSteps>,
  signal: AbortSignal = new AbortController().signal,
) {
  const progress: AnswerProgress[] = [];
  const outcome = await generateAnswer(
    {
      workspaceId: 'wsp_1',
      variant: { ...variant, ...given },
      input: { question: 'Do cats purr?' },
      key: 'ans_1',
      mayTakeBack: true,
      signal,
      emit: (step) => progress.push(step),
    },
    {
      retrieve: () => Promise.resolve({ hits: [someHit({ rank: 1 })] }),
      generate: (request) => Promise.resolve(generation(request)),
      mark: () => 'mark',
      factsOf: () => Promise.resolve(new Map()),
      countApart: () => Promise.reject(new Error('must not be called')),
      ...steps,
    },
  );
  return { outcome, progress };
}

describe('generateAnswer', () => {
  it('holds a finished answer against the output schema of its column', async () => {
    const outputSchema = { type: 'object', properties: { purrs: { type: 'boolean' } }, required: ['purrs'] };
    const template = { ...variant.template, outputSchema };
    const said = (given: Partial<Generation>) =>
      answer({ template }, { generate: (request) => Promise.resolve(generation(request, given)) });
    const good = await said({ text: '{"purrs":true}', object: { purrs: true } });
    expect(good.outcome).toMatchObject({ status: 'done', object: { purrs: true }, error: null });
    const wrong = await said({ text: '{"purrs":"yes"}', object: { purrs: 'yes' } });
    expect(wrong.outcome).toMatchObject({ status: 'done', object: { purrs: 'yes' } });
    expect(wrong.outcome.error).toMatchObject({ code: 'output_mismatch', detail: expect.stringContaining('purrs') });
    expect((await said({ text: 'Yes.' })).outcome.error?.detail).toMatch(/not JSON/);
    const called = await said({ toolCalls: [{ id: 'call', name: 'look', input: {} }] });
    expect(called.outcome.error).toBeNull();
  });

  it('sends what was retrieved, fenced, and verifies what is cited', async () => {
    const sent: GenerationRequest[] = [];
    const { outcome, progress } = await answer(
      { retrieval },
      {
        generate: (request) => {
          sent.push(request);
          request.onDelta('They purr [1][2].', 'text');
          return Promise.resolve(generation(request, { text: 'They purr [1][2].' }));
        },
      },
    );
    expect(sent[0]?.messages).toEqual([{ role: 'user', content: expect.stringContaining('<<<mark\n[1] guide.md') }]);
    expect(sent[0]?.messages[0]?.content).toMatch(/mark>>>\n\nDo cats purr\?$/);
    expect(progress.map(({ type }) => type)).toEqual(['retrieved', 'delta']);
    expect(outcome).toMatchObject({
      status: 'done',
      citations: [
        { hitRank: 1, verified: true },
        { hitRank: 2, verified: false },
      ],
    });
    expect(outcome.timings.firstTokenMs).toBeGreaterThanOrEqual(0);
    expect(outcome.timings.retrievalMs).toBeGreaterThanOrEqual(0);
  });

  it('asks the next model where one cannot answer, and names every attempt', async () => {
    const { outcome, progress } = await answer(
      { models: ['fake/one', 'fake/two'] },
      {
        generate: (request) =>
          Promise.resolve(
            request.model === 'fake/one'
              ? generation(request, { status: 'failed', error: refused })
              : generation(request, { text: 'Yes.' }),
          ),
      },
    );
    expect(outcome).toMatchObject({ status: 'done', text: 'Yes.', model: 'fake/two', error: null });
    expect(outcome.attempts).toEqual([{ model: 'fake/one', error: refused }, { model: 'fake/two' }]);
    expect(progress).toContainEqual({ type: 'fallback', model: 'fake/two' });
  });

  it('stays with a model that has begun to speak', async () => {
    const { outcome } = await answer(
      { models: ['fake/one', 'fake/two'] },
      { generate: (request) => Promise.resolve(generation(request, { status: 'failed', text: 'Ye', error: refused })) },
    );
    expect(outcome).toMatchObject({ status: 'failed', text: 'Ye', model: 'fake/one' });
  });

  it('fails with the reason where nothing could be retrieved, and calls no model', async () => {
    const { outcome } = await answer(
      { retrieval },
      {
        retrieve: () => Promise.reject(new RateLimitedError('The index is busy.', 3)),
        generate: () => Promise.reject(new Error('must not be called')),
      },
    );
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'rate_limited', detail: 'The index is busy.' } });
    expect(outcome.attempts).toEqual([]);
  });

  it('has no cost where one price is not known, and the known part is counted apart', async () => {
    const usage = { inputTokens: 10, outputTokens: 5 };
    const counted: number[] = [];
    const steps = (costs: { judge: number | null; models: (number | null)[] }): Partial<AnswerSteps> => ({
      retrieve: () =>
        Promise.resolve({ hits: [], calls: [{ step: 'rerank', model: 'fake/judge', usage, costUsd: costs.judge }] }),
      generate: (request) => {
        const costUsd = costs.models.shift() ?? null;
        const more = costs.models.length > 0 ? { status: 'failed' as const, error: refused } : { text: 'Yes.' };
        return Promise.resolve(generation(request, { usage, costUsd, ...more }));
      },
      countApart: (workspaceId, usd) => {
        counted.push(usd);
        return Promise.resolve();
      },
    });
    const cost = async (judge: number | null, ...models: (number | null)[]) => {
      const names = ['fake/one', 'fake/two'].slice(0, models.length);
      return (await answer({ retrieval, models: names }, steps({ judge, models }))).outcome.costUsd;
    };
    expect(await cost(0.25, null)).toBeNull();
    expect(await cost(null, 0.5, 0.125)).toBeNull();
    expect(await cost(0.25, 0.5, null)).toBeNull();
    expect(counted).toEqual([0.25, 0.625, 0.75]);
    expect(await cost(0.25, 0.5, 0.125)).toBe(0.875);
    expect(await cost(null, null)).toBeNull();
    expect(counted).toHaveLength(3);
  });

  it('tells a stop from a shutdown, and keeps the text in both', async () => {
    const interrupted = async (by: 'stop' | 'shutdown') => {
      const controller = new AbortController();
      const steps: Partial<AnswerSteps> = {
        generate: (request) => {
          controller.abort(new AnswerInterruptedError(by));
          return Promise.resolve(generation(request, { status: 'stopped', text: 'so far' }));
        },
      };
      return (await answer({}, steps, controller.signal)).outcome;
    };
    expect(await interrupted('stop')).toMatchObject({ status: 'stopped', text: 'so far', error: null });
    expect(await interrupted('shutdown')).toMatchObject({ status: 'incomplete', error: { code: 'interrupted' } });
  });

  it('hands a long wait to its caller only where nothing was said', async () => {
    const limited = (text: string) =>
      answer(
        {},
        {
          generate: (request) =>
            Promise.resolve(generation(request, { status: 'failed', text, error: refused, retryAfterMs: 90_000 })),
        },
      );
    expect((await limited('')).outcome.retryAfterMs).toBe(90_000);
    expect((await limited('half')).outcome.retryAfterMs).toBeUndefined();
  });
});
