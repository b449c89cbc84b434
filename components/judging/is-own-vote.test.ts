import { expect, it } from 'vitest';
import { isOwnVote } from './is-own-vote';

it('A row is unveiled by one’s own vote on it, not by another’s, nor by one on two of its answers', () => {
  const vote = { inputIndex: 2, shown: [], judge: { id: 'usr_1', name: 'Ana' } };
  expect(isOwnVote('usr_1', vote, 2)).toBe(true);
  expect(isOwnVote('usr_1', vote, 1)).toBe(false);
  expect(isOwnVote('usr_2', vote, 2)).toBe(false);
  expect(isOwnVote('usr_1', { ...vote, shown: ['ans_1', 'ans_2'] }, 2)).toBe(false);
  expect(isOwnVote(null, { ...vote, judge: null }, 2)).toBe(true);
});
