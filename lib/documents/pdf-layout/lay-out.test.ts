import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column, item, laidOut, textOfPage, WIDTH } from './page-for-test';
import { levelsOf } from './headings';

const word = fc.stringMatching(/^[a-z]{2,9}$/);
const prose = (words: number) => fc.array(word, { minLength: words, maxLength: words });

/** Breaks words into lines of at most `width` letters, as a typesetter does. */
function broken(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const next of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + next.length <= width) lines[lines.length - 1] = `${last} ${next}`;
    else lines.push(next);
  }
  return lines;
}
const letters = (text: string): string => [...text.replace(/\s/g, '')].sort().join('');

describe('the layout of a page', () => {
  it('reads two columns of prose one after the other, in whatever order the file has them', async () => {
    const pages = fc.tuple(prose(90), prose(70), fc.infiniteStream(fc.nat()), fc.integer({ min: -5, max: 5 }));
    await fc.assert(
      fc.asyncProperty(pages, async ([left, right, random, shift]) => {
        const items = [
          ...column(broken(left, 48), 50, 100),
          ...column(broken(right, 48), 310, 100 + shift),
          item('A title across both of the columns of this page', 120, 60, { size: 16 }),
        ];
        const shuffled = items
          .map((each) => ({ each, key: random.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect((await textOfPage(shuffled)).split(/\s+/)).toEqual([
          ...'A title across both of the columns of this page'.split(' '),
          ...left,
          ...right,
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the rows of a table together, with a tab between cells, also in two columns', async () => {
    const number = fc.integer({ min: -9_999, max: 9_999 }).map((value) => (value < 0 ? `(${-value})` : `${value}`));
    const rows = fc.array(fc.tuple(word, number, number, number), { minLength: 2, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const items = table.flatMap(([name, ...cells], i) => [
          item(name, 50, 100 + i * 14),
          // Numbers are set flush right, a little lower than their label.
          ...cells.map((cell, j) => item(cell, 300 + j * 100 - cell.length * 5, 101 + i * 14)),
        ]);
        expect((await textOfPage(items)).split('\n')).toEqual(table.map((row) => row.join('\t')));
      }),
      { numRuns: 40 },
    );
  });

  it('loses no letter, wherever pieces of text stand', async () => {
    const anywhere = fc.record({
      str: fc.stringMatching(/^[A-Za-z0-9 .$•]{0,20}$/),
      x: fc.integer({ min: 0, max: WIDTH }),
      y: fc.integer({ min: 0, max: 800 }),
      size: fc.integer({ min: 6, max: 30 }),
      turns: fc.nat({ max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anywhere, { maxLength: 60 }), async (places) => {
        // What stands twice in one place is there once, so every piece is made different.
        const items = places.map(({ str, x, y, size, turns }, i) => item(`${i}q${str}`, x, y, { size, turns }));
        const dotless = (text: string): string => letters(text.replaceAll('.', ''));
        expect(dotless(await textOfPage(items))).toBe(dotless(items.map(({ str }) => str).join('')));
      }),
      { numRuns: 150 },
    );
  });

  it('joins lines that were broken to fit, and words that were divided', async () => {
    const lines = [
      'The comparison of long-term rates to what a compari-',
      'son of any kind is worth to those who believe long-',
      'term rates tell more than short ones do, and self-',
      'made measures of disappointment are worth their men-',
      'tion.',
    ];
    const text = await textOfPage([...column(lines, 50, 100), item('Another paragraph, set lower.', 50, 190)]);
    expect(text).toBe(
      'The comparison of long-term rates to what a comparison of any kind is worth to those who believe long-term rates tell more than short ones do, and self-made measures of disappointment are worth their mention.\n\nAnother paragraph, set lower.',
    );
  });

  it('mends ligatures, and takes what is printed twice in one place once', async () => {
    const items = [
      item('The eﬃcient ﬁnal ﬂow', 50, 100),
      item('The eﬃcient ﬁnal ﬂow', 50.4, 100),
      item('o\u000ece', 50, 130),
    ];
    expect(await textOfPage(items)).toBe('The efficient final flow\n\noffice');
  });

  it('puts superscripts beside their word, and marks beside what they mark', async () => {
    const items = [
      item('the 53', 50, 100),
      item('rd', 80, 96, { size: 6 }),
      item('week', 92, 100),
      item('•', 50, 130),
      item('a point of a list', 70, 130),
      item('Revenue', 50, 160),
      item('$', 200, 160),
      item('9,583', 240, 160),
      item('(7', 300, 160),
      item(')%', 320, 160),
      item('(3)', 400, 160),
      item('35', 450, 160),
    ];
    expect(await textOfPage(items)).toBe('the 53rd week\n\n• a point of a list\n\nRevenue\t$ 9,583\t(7)%\t(3)\t35');
  });

  it('reads text that is set sideways after the text of the page', async () => {
    const items = [
      item('SIDEWAYS NOTE', 30, 500, { turns: 1 }),
      ...column(['This is the text of the page, which is', 'longer than any note.'], 60, 100),
    ];
    expect(await textOfPage(items)).toBe(
      'This is the text of the page, which is longer than any note.\n\nSIDEWAYS NOTE',
    );
  });

  it('reads right to left where the text runs so', async () => {
    const rtl = { dir: 'rtl' };
    const items = [item('שלום', 300, 100, rtl), item('עולם', 270, 100, rtl), item('2024', 240, 100)];
    expect(await textOfPage(items)).toBe('שלום עולם 2024');
  });
});

describe('running heads', () => {
  const page = (number: number, lines: readonly string[]) => [
    item('Annual Report of the Sailing Club', 50, 40),
    ...column(lines, 50, 100),
    item(`Page ${number} of 40`, 280, 770),
  ];

  it('are left out of every page and named, and page numbers that follow the text are too', async () => {
    const pages = Array.from({ length: 9 }, (_, i) => [
      item('Club report', 50, 40),
      ...column(
        Array.from({ length: 5 + ((i * 7) % 20) }, (_, j) => `Line ${(i + 2) * (j + 3) * 7} of the text`),
        50,
        100,
      ),
      item(`${i + 4}`, 300, 130 + (5 + ((i * 7) % 20)) * 12),
    ]);
    const laid = await laidOut(pages);
    expect(laid.map(({ removed }) => removed)).toEqual(pages.map((_, i) => ['Club report', `${i + 4}`]));
    for (const { text } of laid) expect(text).toMatch(/^Line \d+ of the text\n?/);
  });

  it('are told from text by repetition only: whatever pages hold, their own lines stay', async () => {
    const line = prose(7).map((words) => words.join(' '));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(line, { minLength: 12, maxLength: 36 }), async (lines) => {
        const perPage = 3;
        const pages = Array.from({ length: Math.floor(lines.length / perPage) }, (_, i) =>
          page(i + 1, lines.slice(i * perPage, (i + 1) * perPage)),
        );
        const laid = await laidOut(pages);
        expect(laid.map(({ removed }) => removed)).toEqual(
          pages.map((_, i) => ['Annual Report of the Sailing Club', `Page ${i + 1} of 40`]),
        );
        const read = laid.map(({ text }) => text).join(' ');
        for (const own of lines.slice(0, pages.length * perPage)) expect(read.replace(/\s+/g, ' ')).toContain(own);
      }),
      { numRuns: 30 },
    );
  });

  it('are not the head of a table that goes on from page to page, nor years and amounts at a page’s end', async () => {
    const pages = Array.from({ length: 6 }, (_, i) => [
      item('Name', 50, 60),
      item('2022', 300, 60),
      item('2023', 400, 60),
      item(`row ${i}`, 50, 80),
      item(`${(i * 37) % 100}`, 300, 80),
      item(`${(i * 91) % 1_000}`, 50, 780),
    ]);
    for (const { removed } of await laidOut(pages)) expect(removed).toEqual([]);
  });
});

describe('headings', () => {
  it('are guessed from larger type, or from type of their own above text, with levels by size', async () => {
    const body = column(
      Array.from({ length: 20 }, () => 'The usual text of the page goes on and on and on like this'),
      50,
      160,
    );
    const [laid] = await laidOut([
      [
        item('Rigging', 50, 60, { size: 24 }),
        item('Standing rigging', 50, 120, { size: 14 }),
        item('The stays', 50, 142, { font: 'bold' }),
        ...body,
        item('A sentence in larger type is no heading.', 50, 480, { size: 14 }),
        item('Amount', 50, 520, { size: 14 }),
        item('Total', 300, 520, { size: 14 }),
      ],
    ]);
    const found = laid?.headings ?? [];
    const levelOf = levelsOf(found);
    expect(found.map((heading) => [levelOf(heading), heading.title])).toEqual([
      [1, 'Rigging'],
      [2, 'Standing rigging'],
      [3, 'The stays'],
    ]);
    for (const { start, title } of found) expect(laid?.text.startsWith(title, start)).toBe(true);
  });
});
