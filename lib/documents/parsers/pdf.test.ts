import { degrees, PDFDocument, PDFName, PDFNull, PDFNumber, PDFString, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { parseForTest } from './parse-for-test';
import { pdf } from './pdf';

/** Each page is a list of lines, set 14 points apart; an empty line leaves a gap. */
async function makePdf(pages: string[][]): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = document.addPage([400, 500]);
    lines.forEach((line, i) => page.drawText(line, { x: 40, y: 450 - i * 14, size: 11, font }));
  }
  return document;
}

describe('PDF', () => {
  it('is read page by page, with lines joined, paragraphs apart and every page in the map', async () => {
    const document = await makePdf([
      [
        'The halyard raises the sail, and the sheet trims it to',
        'the wind. Both are ropes.',
        '',
        '',
        'A new paragraph.',
      ],
      [],
      ['Last page.'],
    ]);
    const { text, pages, warnings } = await parseForTest(pdf, await document.save());
    expect(text).toBe(
      'The halyard raises the sail, and the sheet trims it to the wind. Both are ropes.\n\nA new paragraph.\n\nLast page.',
    );
    expect(pages.map(({ start, end }) => text.slice(start, end).slice(0, 9))).toEqual(['The halya', '', 'Last page']);
    expect(warnings).toEqual([{ code: 'pages_without_text', detail: '1 of 3 pages without text: 2.', pages: [2] }]);
  });

  it('is read column by column, without its running heads, and says what it left out', async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const left = [
      'Rope that is old must be looked',
      'at before every voyage, for it',
      'gives way when it is needed',
      'most and nobody is near.',
    ];
    const right = [
      'Sails are dried before they are',
      'folded, or mildew eats them in',
      'the dark of the locker, and',
      'nobody sees it until spring.',
    ];
    for (let number = 1; number <= 4; number++) {
      const page = document.addPage([400, 500]);
      page.drawText('The Boatswain', { x: 40, y: 480, size: 8, font });
      page.drawText(`${number}`, { x: 195, y: 15, size: 8, font });
      page.drawText(`Chapter ${number * number}`, { x: 40, y: 445, size: 20, font });
      left.forEach((line, i) => page.drawText(line, { x: 40, y: 410 - i * 13, size: 10, font }));
      right.forEach((line, i) => page.drawText(line, { x: 215, y: 407 - i * 13, size: 10, font }));
    }
    const { text, pages, outline, warnings } = await parseForTest(pdf, await document.save());
    const body = `${left.join(' ')}\n\n${right.join(' ')}`;
    expect(pages.map(({ start, end }) => text.slice(start, end))).toEqual(
      [1, 4, 9, 16].map((number) => `Chapter ${number}\n\n${body}`),
    );
    expect(outline.map(({ level, title }) => [level, title])).toEqual(
      [1, 4, 9, 16].map((number) => [1, `Chapter ${number}`]),
    );
    for (const { start, title } of outline) expect(text.startsWith(title, start)).toBe(true);
    expect(warnings).toEqual([
      expect.objectContaining({
        code: 'running_heads_removed',
        detail: 'Running heads and page numbers of 4 pages are not part of the text, for example “The Boatswain”, “1”.',
        pages: [1, 2, 3, 4],
      }),
    ]);
  });

  it('set sideways is read as it is meant', async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([500, 400]);
    page.setRotation(degrees(90));
    ['Name of it', 'Rope', 'Sail'].forEach((name, i) => {
      page.drawText(name, { x: 60 + i * 20, y: 40, size: 10, font, rotate: degrees(90) });
      page.drawText(`${i * 7}`, { x: 60 + i * 20, y: 200, size: 10, font, rotate: degrees(90) });
    });
    const { text } = await parseForTest(pdf, await document.save());
    expect(text).toBe('Name of it\t0\nRope\t7\nSail\t14');
  });

  it('without text on any page is refused with the count', async () => {
    const document = await makePdf(Array.from({ length: 12 }, () => []));
    await expect(parseForTest(pdf, await document.save())).rejects.toMatchObject({
      code: 'no_text',
      detail: expect.stringContaining('0 of 12 pages have text') as string,
    });
  });

  it('that is no PDF, or cut off at its beginning, is corrupt', async () => {
    await expect(parseForTest(pdf, 'not a pdf')).rejects.toMatchObject({ code: 'corrupt' });
    const bytes = await (await makePdf([['x']])).save();
    await expect(parseForTest(pdf, bytes.slice(0, 60))).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('protected by a password says so', async () => {
    const document = await makePdf([['secret']]);
    const key = PDFString.of('x'.repeat(32));
    const encryption = document.context.obj({ Filter: 'Standard', V: 1, R: 2, P: -44 });
    encryption.set(PDFName.of('O'), key);
    encryption.set(PDFName.of('U'), key);
    document.context.trailerInfo.Encrypt = document.context.register(encryption);
    document.context.trailerInfo.ID = document.context.obj([key, key]);
    await expect(parseForTest(pdf, await document.save({ useObjectStreams: false }))).rejects.toMatchObject({
      code: 'password_protected',
    });
  });

  it('gives its bookmarks as an outline that begins where the titles stand', async () => {
    const document = await makePdf([['Intro'], ['Some words.', '', 'Knots', 'Bowline.']]);
    const second = document.getPage(1).ref;
    const context = document.context;
    const outline = context.nextRef();
    const item = context.obj({ Title: PDFString.of('Knots'), Parent: outline });
    item.set(PDFName.of('Dest'), context.obj([second, PDFName.of('XYZ'), PDFNull, PDFNull, PDFNumber.of(0)]));
    const ref = context.register(item);
    context.assign(outline, context.obj({ Type: 'Outlines', First: ref, Last: ref, Count: 1 }));
    document.catalog.set(PDFName.of('Outlines'), outline);
    const { text, outline: found } = await parseForTest(pdf, await document.save());
    expect(found).toHaveLength(1);
    expect(text.slice(found[0]?.start)).toMatch(/^Knots\s+Bowline\.$/);
  });
});
