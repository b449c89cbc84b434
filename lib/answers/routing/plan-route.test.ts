import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRoute, type ModelFacts } from './plan-route';

const question = { key: 'ans_1', inputTokens: 100 };
const facts = (given: Partial<ModelFacts>): ModelFacts => ({
  price: null,
  contextWindow: null,
  winRate: null,
  votes: 0,
  ...given,
});
const price = (usd: number) => ({ inputPerMTok: usd, outputPerMTok: usd });

describe('a chain', () => {
  it('is asked in its order, for every cause unless told', () => {
    const plan = planRoute({ type: 'fallback', models: ['a/1', 'b/2'] }, question);
    expect(plan.models).toEqual(['a/1', 'b/2']);
    expect([...plan.on]).toEqual(['error', 'timeout', 'rate_limited', 'incomplete']);
    expect([...planRoute({ type: 'fallback', models: ['a/1'], on: ['timeout'] }, question).on]).toEqual(['timeout']);
  });
});

describe('a split', () => {
  const shares = [
    { model: 'a/1', weight: 3 },
    { model: 'b/2', weight: 1 },
  ];
  const draw = (key: string) => planRoute({ type: 'split', shares }, { ...question, key }).models[0];

  it('draws the same model for the same answer, and names all in every plan', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(draw(key)).toBe(draw(key));
        expect(planRoute({ type: 'split', shares }, { ...question, key }).models.toSorted()).toEqual(['a/1', 'b/2']);
      }),
    );
  });

  it('follows its weights: 3 to 1 within four standard errors over 10,000 answers', () => {
    const first = Array.from({ length: 10_000 }, (_answer, index) => draw(`ans_${index}`)).filter(
      (model) => model === 'a/1',
    );
    expect(Math.abs(first.length / 10_000 - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / 10_000));
  });
});

describe('the cheapest', () => {
  const models = ['dear/1', 'cheap/2', 'unknown/3'];
  const known = new Map([
    ['dear/1', facts({ price: price(10), contextWindow: 200_000, winRate: 0.7, votes: 20 })],
    ['cheap/2', facts({ price: price(1), contextWindow: 8_000, winRate: 0.4, votes: 20 })],
  ]);
  const plan = (bar: object, inputTokens = 100) =>
    planRoute({ type: 'cheapest', models, bar }, { ...question, inputTokens }, known);

  it('comes first, and one whose price is not known last', () => {
    expect(plan({}).models).toEqual(['cheap/2', 'dear/1', 'unknown/3']);
  });

  it('has to hold the question', () => {
    expect(plan({}, 9_000).models).toEqual(['dear/1', 'unknown/3']);
    expect(plan({ minContextWindow: 100_000 }).models[0]).toBe('dear/1');
  });

  it('has to have won often enough, over enough votes', () => {
    expect(plan({ minWinRate: 0.5 })).toMatchObject({
      models: ['dear/1'],
      reason: 'the cheapest of 1 that meet the bar',
    });
    expect(plan({ minWinRate: 0.5, minVotes: 50 })).toMatchObject({
      models: ['cheap/2', 'dear/1', 'unknown/3'],
      reason: expect.stringContaining('none meets the bar') as string,
    });
  });
});
