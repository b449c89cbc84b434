import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindOrder, choicesOf } from './blind';

describe('Blind judging', () => {
  it('shows every answer once, in an order that does not depend on the columns', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 12 }), fc.string(), fc.nat(), (ids, comparison, row) => {
        const items = ids.map((id) => ({ id }));
        const order = blindOrder(items, comparison, row);
        expect(new Set(order)).toEqual(new Set(items));
        expect(blindOrder([...items].reverse(), comparison, row)).toEqual(order);
      }),
    );
  });

  it('changes the order from row to row', () => {
    const items = ['ans_1', 'ans_2'].map((id) => ({ id }));
    const firsts = new Set(Array.from({ length: 40 }, (_, row) => blindOrder(items, 'cmp_1', row)[0]?.id));
    expect(firsts.size).toBe(2);
  });

  it('takes the keys 1 to 4 for A, B, tie and neither', () => {
    const choices = choicesOf([
      { id: 'ans_1', letter: 'A' },
      { id: 'ans_2', letter: 'B' },
    ]);
    expect(choices.map(({ key, label, winner }) => [key, label, winner])).toEqual([
      ['1', 'A', 'ans_1'],
      ['2', 'B', 'ans_2'],
      ['3', 'Tie', 'tie'],
      ['4', 'Neither', 'none'],
    ]);
  });
});
