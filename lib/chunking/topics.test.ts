import { describe, expect, it } from 'vitest';
import { chunkDocument } from './chunk-document';
import { shiftsBetween } from './topics';

const CATS = [
  'Cats purr when they are content.',
  'Cats sleep most of the day.',
  'Cats hunt at night.',
  'Cats see well.',
];
const OIL = ['Oil prices rose in spring.', 'Oil is sold in barrels.', 'Oil comes from wells.', 'Oil burns with soot.'];
const text = [...CATS, ...OIL].join(' ');
/** One direction for each topic, so that the change is where it is by construction. */
const embed = async (sentences: readonly string[]) =>
  sentences.map((sentence) => (sentence.includes('Cats') ? [1, 0.1] : [0.1, 1]));
const settings = { strategy: 'semantic', overlap: 0, unit: 'character' } as const;

describe('chunks by topic', () => {
  it('break where the topic changes, though more would fit', async () => {
    const chunks = await chunkDocument({ text, language: 'en' }, { ...settings, size: 400 }, embed);
    expect(chunks.map((chunk) => chunk.text)).toEqual([CATS.join(' '), OIL.join(' ')]);
  });

  it('break at the strongest change of what fits where a topic is too long', async () => {
    const chunks = await chunkDocument({ text, language: 'en' }, { ...settings, size: 130 }, embed);
    for (const chunk of chunks) expect(chunk.text.length).toBeLessThanOrEqual(130);
    expect(chunks.some((chunk) => chunk.text.includes('Cats') && chunk.text.includes('Oil'))).toBe(false);
  });

  it('embed each sentence once, and only for this strategy', async () => {
    const asked: string[] = [];
    const counting = (sentences: readonly string[]) => {
      asked.push(...sentences);
      return embed(sentences);
    };
    await chunkDocument({ text, language: 'en' }, { ...settings, size: 400 }, counting);
    expect(asked).toEqual([...CATS, ...OIL]);
    await chunkDocument({ text, language: 'en' }, { ...settings, strategy: 'recursive', size: 400 }, counting);
    expect(asked).toHaveLength(8);
  });

  it('see the change as 1 − cosine of what stands before and after', () => {
    expect([
      ...shiftsBetween([
        [1, 0],
        [1, 0],
        [0, 1],
        [0, 1],
      ]),
    ]).toEqual([
      expect.closeTo(1 - 1 / Math.sqrt(5), 9),
      expect.closeTo(1, 9),
      expect.closeTo(1 - 1 / Math.sqrt(5), 9),
      0,
    ]);
    expect([...shiftsBetween([])]).toEqual([]);
    expect([
      ...shiftsBetween([
        [0, 0],
        [1, 0],
      ]),
    ]).toEqual([1 - 0, 0]);
  });
});
