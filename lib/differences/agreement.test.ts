import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementMap } from './agreement';

describe('How often columns agree', () => {
  it('is counted over the rows that both have, without regard to case, punctuation and citations', () => {
    const [ab, ac, bc] = agreementMap(3, [
      ['Paris.', 'paris [1]', 'In Rome'],
      ['42', null, '42!'],
      ['Yes,  it is', 'Yes it is.', null],
    ]);
    expect(ab).toEqual({ a: 0, b: 1, n: 2, exact: 1, similarity: 1 });
    expect(ac).toMatchObject({ n: 2, exact: 0.5, similarity: 0.5 });
    expect(bc).toMatchObject({ n: 1, exact: 0, similarity: 0 });
  });

  it('is unknown where no row has both, which is not the same as never', () => {
    expect(agreementMap(2, [['a', null]])).toEqual([{ a: 0, b: 1, n: 0, exact: null, similarity: null }]);
  });

  it('counts shared words once for each time they stand in both', () => {
    const [pair] = agreementMap(2, [['the cat and the dog', 'the cat']]);
    expect(pair!.similarity).toBeCloseTo(4 / 7);
    expect(agreementMap(2, [['猫が好きです', '猫が好きです']])[0]).toMatchObject({ exact: 1, similarity: 1 });
  });

  it('lies between 0 and 1, is whole for equal texts, and knows no order of columns', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const [pair] = agreementMap(2, [[one, other]]);
        const [turned] = agreementMap(2, [[other, one]]);
        expect(pair!.similarity).toBeGreaterThanOrEqual(0);
        expect(pair!.similarity).toBeLessThanOrEqual(1);
        expect(turned!.similarity).toBe(pair!.similarity);
        expect(agreementMap(2, [[one, one]])[0]).toMatchObject({ exact: 1, similarity: 1 });
      }),
    );
  });
});
