import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseVersion } from './choose-version';

const place = (weight: number) => ({ version: 1, split: { version: 2, weight } });
const keys = Array.from({ length: 4_000 }, (_, index) => `person-${index}`);

describe('chooseVersion', () => {
  it('gives a label without a split its one version', () => {
    expect(chooseVersion({ version: 7, split: null }, 'prm_1:production', 'anybody')).toBe(7);
  });

  it('gives the same key the same version', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (key, weight) => {
        const chosen = chooseVersion(place(weight), 'salt', key);
        expect(chooseVersion(place(weight), 'salt', key)).toBe(chosen);
      }),
    );
  });

  it.each([0.1, 0.5, 0.9])('gives a share of %d of the callers the second version', (weight) => {
    const second = keys.filter((key) => chooseVersion(place(weight), 'prm_1:production', key) === 2).length;
    expect(Math.abs(second / keys.length - weight)).toBeLessThan(0.03);
  });

  it('moves callers only towards the second version when its share grows', () => {
    for (const key of keys) {
      if (chooseVersion(place(0.2), 's', key) === 2) expect(chooseVersion(place(0.6), 's', key)).toBe(2);
    }
  });

  it('puts a key on different sides of different labels', () => {
    const both = keys.filter(
      (key) => chooseVersion(place(0.5), 'a', key) === 2 && chooseVersion(place(0.5), 'b', key) === 2,
    );
    expect(both.length / keys.length).toBeLessThan(0.3);
  });
});
