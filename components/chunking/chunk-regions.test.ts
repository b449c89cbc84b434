import { describe, expect, it } from 'vitest';
import type { Chunk } from '@/lib/chunking/schema';
import { chunkRegions } from './chunk-regions';

function chunk(start: number, end: number): Chunk {
  return { start, end, text: 'x'.repeat(end - start), tokens: 1, headingPath: [], page: null, parent: null };
}

describe('chunkRegions', () => {
  it('covers the text without gaps, white space before, between and after included', () => {
    const regions = chunkRegions(30, [chunk(2, 8), chunk(10, 20), chunk(20, 27)]);
    expect(regions.map(({ start, end }) => [start, end])).toEqual([
      [0, 10],
      [10, 20],
      [20, 30],
    ]);
    expect(regions.every(({ repeatedFrom, end }) => repeatedFrom === end)).toBe(true);
  });

  it('says from where the next chunk repeats', () => {
    const regions = chunkRegions(40, [chunk(0, 20), chunk(15, 35), chunk(18, 40)]);
    expect(regions.map(({ start, repeatedFrom, end }) => [start, repeatedFrom, end])).toEqual([
      [0, 15, 20],
      [20, 20, 35],
      [35, 40, 40],
    ]);
  });

  it('gives nothing for a text without chunks', () => {
    expect(chunkRegions(5, [])).toEqual([]);
  });
});
