import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTokens, isGraphemeBoundary } from '@/lib/text';
import { chunkText } from './chunk-text';
import { wholeRowsAndSentences } from './split-spans';
import { chunkingSchema, chunkingStrategies, type Chunk, type Chunking } from './schema';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const fragment = fc.oneof(
  fc.lorem({ mode: 'sentences', maxCount: 3 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '\n',
    '\n\n',
    '\r\n',
    '   ',
    '\t',
    '# Heading\n',
    '\n## Sub\n\n',
    '\nTitle\n===\n',
    '\n```js\n# no heading\nconst x = 1;\n```\n',
    '\n| a | b |\n| --- | --- |\n| 1 | 2 |\n',
    '- item one\n- item two\n',
    '👨‍👩‍👧‍👦',
    '🇫🇷🇩🇪🇯🇵',
    '👍🏽 ',
    'e\u0301\u0323',
    '北京是中华人民共和国的首都。上海很大！',
    '東京タワーへ行きました。',
    'ภาษาไทยเป็นภาษาที่มีระดับเสียง',
    'שלום עולם, זהו משפט. ',
    'مرحبا بالعالم، هذه جملة. ',
    'हिन्दी में वाक्य। ',
    'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(5),
    '1234567890'.repeat(9),
    '....!!!???',
    '\u00a0\u3000',
  ),
);
const text = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));
const chunking = fc
  .record({
    strategy: fc.constantFrom(...chunkingStrategies.map(({ id }) => id)),
    size: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 30, max: 400 })),
    share: fc.double({ min: 0, max: 0.99, noNaN: true }),
    unit: fc.constantFrom('token' as const, 'character' as const),
    windowSentences: fc.integer({ min: 1, max: 4 }),
    more: fc.integer({ min: 0, max: 300 }),
  })
  .map(({ strategy, size, share, unit, windowSentences, more }): Chunking => {
    const common = { size, overlap: Math.floor(size * share), unit };
    if (strategy === 'sentence-window') return { strategy, ...common, windowSentences };
    if (strategy === 'parent-child') return { strategy, ...common, parentSize: size + more };
    return { strategy, ...common };
  });

function lengthOf(chunk: string, unit: Chunking['unit']): number {
  return unit === 'token' ? countTokens(chunk) : chunk.length;
}

function isOneCharacter(chunk: string): boolean {
  return [...graphemes.segment(chunk)].length === 1;
}

function check(sample: string, settings: Chunking, chunks: Chunk[]): void {
  let covered = 0;
  for (const [index, chunk] of chunks.entries()) {
    const previous = chunks[index - 1];
    expect(chunk.text).toBe(sample.slice(chunk.start, chunk.end));
    expect(chunk.text).not.toBe('');
    expect(chunk.text).toBe(chunk.text.trim());
    expect(chunk.tokens).toBe(countTokens(chunk.text));
    expect(chunk.start).toBeGreaterThan(previous?.start ?? -1);
    expect(chunk.end).toBeGreaterThan(previous?.end ?? -1);
    expect(isGraphemeBoundary(sample, chunk.start)).toBe(true);
    expect(isGraphemeBoundary(sample, chunk.end)).toBe(true);
    if (chunk.parent) {
      expect(chunk.parent.start).toBeLessThanOrEqual(chunk.start);
      expect(chunk.parent.end).toBeGreaterThanOrEqual(chunk.end);
      const parent = sample.slice(chunk.parent.start, chunk.parent.end);
      expect(parent).toBe(parent.trim());
      const fits = settings.strategy !== 'parent-child' || lengthOf(parent, settings.unit) <= settings.parentSize;
      expect(fits || isOneCharacter(parent)).toBe(true);
    }
    if (!isOneCharacter(chunk.text)) expect(lengthOf(chunk.text, settings.unit)).toBeLessThanOrEqual(settings.size);
    if (previous && previous.end > chunk.start) {
      const repeated = sample.slice(chunk.start, previous.end);
      expect(lengthOf(repeated, settings.unit)).toBeLessThanOrEqual(settings.overlap);
    }
    expect(sample.slice(covered, Math.max(covered, chunk.start)).trim()).toBe('');
    covered = Math.max(covered, chunk.end);
  }
  expect(sample.slice(covered).trim()).toBe('');
}

/** Sections of a sentence each, or sentences: neither repeats anything of the one before. */
const WITHOUT_OVERLAP = new Set(['markdown', 'sentence-window']);

describe('chunkText', () => {
  it('covers the text, keeps sizes, overlap and characters, whatever the script', () => {
    fc.assert(
      fc.property(text, chunking, (sample, settings) => {
        check(sample, settings, chunkText({ text: sample, language: 'en' }, settings));
      }),
      { numRuns: 300 },
    );
  });

  it('covers the text wherever the topics change', () => {
    const shifts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 400, maxLength: 400 });
    fc.assert(
      fc.property(text, chunking, shifts, (sample, settings, changes) => {
        const semantic = {
          strategy: 'semantic',
          size: settings.size,
          overlap: settings.overlap,
          unit: settings.unit,
        } as const;
        const sentences = wholeRowsAndSentences(sample, { start: 0, end: sample.length }, 'en');
        const topics = { sentences, shifts: sentences.map((_, i) => changes[i % changes.length]!) };
        check(sample, semantic, chunkText({ text: sample, language: 'en' }, semantic, topics));
      }),
      { numRuns: 150 },
    );
  });

  it.each(
    chunkingStrategies
      .filter(({ id }) => !WITHOUT_OVERLAP.has(id))
      .map(({ defaults }) => [defaults.strategy, defaults] as const),
  )('repeats something of the chunk before when %s has an overlap', (_, defaults) => {
    const sample = Array.from({ length: 60 }, (_, index) => `Number ${index} is a short sentence.`).join(' ');
    for (const unit of ['token', 'character'] as const) {
      const chunks = chunkText({ text: sample }, { ...defaults, size: 120, overlap: 40, unit });
      for (const [index, chunk] of chunks.slice(1).entries()) {
        const before = chunks[index]!;
        if (chunk.parent?.start === before.parent?.start) expect(chunk.start).toBeLessThan(before.end);
      }
    }
  });

  it('fills fixed windows', () => {
    const sample = 'word '.repeat(1_000);
    const chunks = chunkText({ text: sample }, { strategy: 'fixed', size: 100, overlap: 0, unit: 'token' });
    for (const chunk of chunks.slice(0, -1)) expect(chunk.tokens).toBeGreaterThan(90);
  });

  it('gives the headings and the page of where a chunk begins', () => {
    const sample = '# A\n\nFirst.\n\n## B\n\nSecond.';
    const outline = [
      { level: 1, title: 'A', start: 0, end: sample.length },
      { level: 2, title: 'B', start: 13, end: sample.length },
    ];
    const pages = [
      { number: 1, start: 0, end: 13 },
      { number: 2, start: 13, end: 13 },
      { number: 3, start: 13, end: sample.length },
    ];
    const chunks = chunkText(
      { text: sample, outline, pages },
      { strategy: 'markdown', size: 50, overlap: 0, unit: 'token' },
    );
    expect(chunks.map(({ headingPath, page }) => ({ headingPath, page }))).toEqual([
      { headingPath: ['A'], page: 1 },
      { headingPath: ['A', 'B'], page: 3 },
    ]);
  });

  it('gives nothing for white space', () => {
    for (const { defaults } of chunkingStrategies) expect(chunkText({ text: ' \n\t ' }, defaults)).toEqual([]);
  });

  const units = ['a', 'A', '漢', '👨‍👩‍👧', '\u0301', '1', ' ', '\n', '. ', '# ', '#\n', '```\n', '| a |\n', 'ab ', '1. '];
  it.each(
    chunkingStrategies.flatMap(({ defaults }) => units.map((unit) => [defaults.strategy, unit, defaults] as const)),
  )('takes linear time: %s on a long text of nothing but %j', (_, unit, defaults) => {
    const sample = unit.repeat((unit === 'a' ? 1_000_000 : 200_000) / unit.length);
    const started = performance.now();
    const chunks = chunkText({ text: sample, language: 'en' }, defaults);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(chunks.length).toBeLessThanOrEqual(500_000);
  });
});

describe('chunkingSchema', () => {
  it('fills in defaults', () => {
    expect(chunkingSchema.parse({ strategy: 'fixed' })).toEqual({
      strategy: 'fixed',
      size: 400,
      overlap: 0,
      unit: 'token',
    });
  });

  it('refuses an overlap as large as the chunk, naming the field', () => {
    const result = chunkingSchema.safeParse({ strategy: 'recursive', size: 10, overlap: 10 });
    expect(result.error?.issues).toMatchObject([{ path: ['overlap'], message: 'must be less than size' }]);
  });

  it('refuses unknown strategies, fields and sizes past the limit', () => {
    expect(chunkingSchema.safeParse({ strategy: 'magic' }).success).toBe(false);
    expect(chunkingSchema.safeParse({ strategy: 'fixed', windowSentences: 3 }).success).toBe(false);
    expect(chunkingSchema.safeParse({ strategy: 'fixed', size: 100_001 }).success).toBe(false);
  });

  it('describes each strategy with defaults that it accepts', () => {
    for (const { settings, defaults } of chunkingStrategies) expect(settings.parse(defaults)).toEqual(defaults);
  });
});
