import { describe, expect, it } from 'vitest';
import { lexicalScores } from './lexical-scores';

const PASSAGES = [
  'The weather in Lisbon is mild. Rain falls in winter.',
  'In 1973 the price of oil rose fast, since members of OPEC proclaimed an embargo.',
  'Oil is pressed from olives. A price is shown on every bottle.',
  'Der Preis der Häuser stieg. Häuser sind teuer.',
];

describe('the built-in lexical reranker', () => {
  it('puts first what has the words of the question together in one sentence', async () => {
    const scores = await lexicalScores('Why did the price of oil rise?', PASSAGES);
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
    expect(scores[2]).toBeGreaterThan(scores[0]!);
    expect(scores[0]).toBe(0);
  });

  it('finds words by their stems in the language of each passage', async () => {
    const scores = await lexicalScores('Preise alter Häuser', PASSAGES);
    expect(scores.indexOf(Math.max(...scores))).toBe(3);
  });

  it('stays between 0 and 1 and gives the same again', async () => {
    const scores = await lexicalScores('oil oil oil price', [...PASSAGES, 'oil '.repeat(200), '', '…']);
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    expect(await lexicalScores('oil oil oil price', [...PASSAGES, 'oil '.repeat(200), '', '…'])).toEqual(scores);
    expect(await lexicalScores('', PASSAGES)).toEqual([0, 0, 0, 0]);
  });
});
