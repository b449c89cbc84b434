import { describe, expect, it } from 'vitest';
import { refuseDimensions, refuseLongBuild } from './refuse-structure';
import { defaultLists, defaultProbes, searchStructureSchema } from './schema';

const structure = (more: object) => searchStructureSchema.parse({ type: 'hnsw', ...more });

describe('structures that can’t be made', () => {
  it('are refused with what would do for so many dimensions', () => {
    expect(() => refuseDimensions(structure({}), 2_000)).not.toThrow();
    expect(() => refuseDimensions(structure({ type: 'exact' }), 9_000)).not.toThrow();
    expect(() => refuseDimensions(structure({ precision: 'half' }), 3_072)).not.toThrow();
    const problem = (run: () => void) => {
      try {
        run();
      } catch (error) {
        return JSON.stringify(error);
      }
      return '';
    };
    expect(problem(() => refuseDimensions(structure({}), 3_072))).toContain('half precision, or binary precision');
    expect(problem(() => refuseDimensions(structure({ precision: 'half' }), 4_096))).not.toContain(
      'take half precision',
    );
    const flat = structure({ type: 'ivfflat' });
    expect(problem(() => refuseLongBuild(flat, 100_000, 768, 316))).toContain('embedded database');
    expect(() => refuseLongBuild(flat, 1_000, 768, defaultLists(1_000))).not.toThrow();
  });

  it('have as many lists and probes as suit the chunks unless told', () => {
    expect([0, 1, 100, 1_000_000].map(defaultLists)).toEqual([1, 1, 10, 1_000]);
    expect([1, 10, 1_000].map(defaultProbes)).toEqual([1, 4, 32]);
  });
});
