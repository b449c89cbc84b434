import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { deflateRawSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleParseChild } from '@/lib/testing';
import { makeZip } from '@/lib/testing';
import { ParsePool } from './parse-pool';
import type { ParseLimits } from './parsing-process';

let child: Awaited<ReturnType<typeof bundleParseChild>>;
let pool: ParsePool;

beforeAll(async () => {
  child = await bundleParseChild();
});
afterAll(() => child.remove());
afterEach(() => pool.close());

const newPool = (limits: Partial<ParseLimits> = {}, size = 1) =>
  (pool = new ParsePool({ entry: child.entry, limits, size }));

function parse(format: string, bytes: Uint8Array | string, signal = new AbortController().signal) {
  const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const seen: { text: string; progress: [number, number][] } = { text: '', progress: [] };
  const done = pool
    .parse({
      format,
      size: data.length,
      bytes: inPieces(data),
      signal,
      onText: (piece) => (seen.text += piece),
      onProgress: (read, total) => seen.progress.push([read, total]),
    })
    .then((summary) => ({ ...summary, ...seen }));
  return { done, seen };
}

async function* inPieces(data: Uint8Array) {
  for (let at = 0; at < data.length; at += 1_000_000) yield data.subarray(at, at + 1_000_000);
}

/** An object stream of a PDF may be deflated a thousandfold: here each of many pages unpacks to megabytes of operators. */
async function endlessPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const operators = deflateRawSync(Buffer.from('BT (a) Tj ET '.repeat(8_000_000)));
  const zlib = Buffer.concat([Buffer.from([0x78, 0x9c]), operators, Buffer.alloc(4)]);
  const stream = document.context.stream(zlib, { Filter: 'FlateDecode' });
  const page = document.addPage();
  page.node.set(document.context.obj('Contents') as never, document.context.register(stream));
  return document.save();
}

async function longPdf(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= pages; number++) {
    const page = document.addPage([400, 500]);
    for (let line = 0; line < 30; line++)
      page.drawText(`Voyage ${number * 17} had wind of force ${line} and more`, {
        x: 40,
        y: 460 - line * 13,
        size: 10,
        font,
      });
  }
  return document.save();
}

describe('the parsing processes', () => {
  it('give the text, its pages and their progress, and read another document in the same process', async () => {
    newPool();
    const docx = new Document({
      sections: [
        { children: [new Paragraph({ text: 'Sails', heading: HeadingLevel.HEADING_1 }), new Paragraph('Reef early.')] },
      ],
    });
    const word = await parse('docx', await Packer.toBuffer(docx)).done;
    expect(word.text).toBe('# Sails\n\nReef early.\n\n');
    expect(word.outline).toEqual([{ level: 1, title: 'Sails', start: 0, end: word.text.length }]);

    const text = await parse('txt', 'grüße\r\n').done;
    expect(text).toMatchObject({
      text: 'grüße\n',
      pages: [{ number: 1, start: 0, end: 6 }],
      encoding: 'UTF-8',
      characters: 6,
    });
    expect(text.progress.at(-1)).toEqual([9, 9]);
  });

  it('refuse a zip bomb, and the next document is read all the same', async () => {
    newPool();
    await expect(parse('docx', makeZip({ 'word/document.xml': Buffer.alloc(150_000_000) })).done).rejects.toMatchObject(
      {
        code: 'too_complex',
        detail: 'The file unpacks to more than 100 times its size.',
      },
    );
    await expect(parse('txt', 'calm').done).resolves.toMatchObject({ text: 'calm' });
  });

  it('stop a document that takes more memory than allowed', async () => {
    newPool({ memoryBytes: 150_000_000 });
    const nested = `{"a":[${'[1,2,3],'.repeat(3_000_000)}[]]}`;
    await expect(parse('json', nested).done).rejects.toMatchObject({ code: 'too_complex' });
    await expect(parse('txt', 'calm').done).resolves.toMatchObject({ text: 'calm' });
  });

  it('stop a document that takes too long', async () => {
    newPool({ stallMs: 1_500 });
    await expect(parse('pdf', await endlessPdf()).done).rejects.toMatchObject({ code: 'timeout' });
    await expect(parse('txt', 'calm').done).resolves.toMatchObject({ text: 'calm' });
  });

  it('stop within two seconds when the document is not wanted any more', async () => {
    newPool();
    const stop = new AbortController();
    const { done, seen } = parse('csv', `a,b\n${'1,2\n'.repeat(8_000_000)}`, stop.signal);
    const failure = expect(done).rejects.toThrow('not wanted');
    await vi.waitFor(() => expect(seen.progress.length).toBeGreaterThan(0), 10_000);
    const asked = performance.now();
    stop.abort(new Error('not wanted'));
    await failure;
    expect(performance.now() - asked).toBeLessThan(2_000);
  });

  it('read a CSV of a million rows, and one of ten thousand columns, in little memory', async () => {
    newPool({ memoryBytes: 400_000_000 });
    const rows = `name,depth\n${Array.from({ length: 1_000_000 }, (_, i) => `p${i},${i % 9}\n`).join('')}`;
    let [characters, last] = [0, ''];
    const data = Buffer.from(rows);
    const summary = await pool.parse({
      format: 'csv',
      size: data.length,
      bytes: inPieces(data),
      signal: new AbortController().signal,
      onText: (piece) => ([characters, last] = [characters + piece.length, piece]),
      onProgress: () => undefined,
    });
    expect(summary.characters).toBe(characters);
    expect(last).toMatch(/name: p999999\ndepth: 0\n\n$/);

    const columns = Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',');
    const cells = Array.from({ length: 10_000 }, (_, i) => i).join(',');
    const wide = await parse('csv', `${columns}\n${`${cells}\n`.repeat(30)}`).done;
    expect(wide.text.split('\n\n')).toHaveLength(31);
    expect(wide.text).toContain('c9999: 9999\n');
  }, 60_000);

  it('read a PDF of a thousand pages page by page in little memory, and stop within two seconds when it is not wanted', async () => {
    newPool({ memoryBytes: 400_000_000 });
    const bytes = await longPdf(1_000);
    const { done, seen } = parse('pdf', bytes);
    const { pages, text, progress } = await done;
    expect(pages).toHaveLength(1_000);
    expect(pages.every(({ number, start, end }) => text.slice(start, end).startsWith(`Voyage ${number * 17}`))).toBe(
      true,
    );
    expect(progress.length).toBeGreaterThan(3);
    expect(progress.map(([read]) => read)).toEqual(progress.map(([read]) => read).toSorted((a, b) => a - b));
    expect(seen.progress.at(-1)).toEqual([1_000, 1_000]);

    const stop = new AbortController();
    const again = parse('pdf', bytes, stop.signal);
    const failure = expect(again.done).rejects.toThrow('not wanted');
    await vi.waitFor(() => expect(again.seen.progress.length).toBeGreaterThan(1), 10_000);
    const asked = performance.now();
    stop.abort(new Error('not wanted'));
    await failure;
    expect(performance.now() - asked).toBeLessThan(2_000);
  }, 60_000);

  it('work one after another when there are more documents than processes', async () => {
    newPool({}, 2);
    const texts = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((text) => parse('txt', text).done));
    expect(texts.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
