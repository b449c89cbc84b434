import iconv from 'iconv-lite';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { makeZip } from '@/lib/testing';
import { eml } from './eml';
import { epub } from './epub';
import { ipynb } from './ipynb';
import { parseForTest } from './parse-for-test';
import { pdf } from './pdf';
import { rtf } from './rtf';
import { sourceCode } from './source-code';

describe('EPUB', () => {
  const book = (parts: Record<string, string>, more: Record<string, string> = {}) =>
    makeZip({
      mimetype: 'application/epub+zip',
      'META-INF/container.xml':
        '<container><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
      'OEBPS/book.opf': `<package><manifest>${Object.keys(parts)
        .map((name, i) => `<item id="p${i}" href="${encodeURIComponent(name)}" media-type="application/xhtml+xml"/>`)
        .join('')}<item id="style" href="a.css" media-type="text/css"/></manifest><spine>${Object.keys(parts)
        .map((_, i) => `<itemref idref="p${i}"/>`)
        .join('')}<itemref idref="style"/><itemref idref="nothing"/></spine></package>`,
      ...Object.fromEntries(Object.entries(parts).map(([name, html]) => [`OEBPS/${name}`, html])),
      ...more,
    });
  const page = (body: string) =>
    `<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd"><html xmlns="x"><head><title/><style>p{}</style></head><body class="a">${body}</body></html>`;

  it('is read part by part in the order of reading, with its headings', async () => {
    const { text, pages, outline } = await parseForTest(
      epub,
      book({
        'chapter one.xhtml': page('<h1>Of ropes</h1><p>They <em>rot</em>.</p><script>no()</script>'),
        'two.xhtml': page(
          '<h2>Of sails</h2><table><tr><th>Sail</th><th>Area</th></tr><tr><td>Jib</td><td>9</td></tr></table>',
        ),
      }),
    );
    expect(pages.map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      '# Of ropes\n\nThey rot.',
      '## Of sails\n\nSail | Area\nJib | 9',
    ]);
    expect(outline.map(({ title }) => title)).toEqual(['Of ropes', 'Of sails']);
  });

  it('with a copy protection, entities or nothing to read is refused', async () => {
    const encryption =
      '<encryption><EncryptedData><CipherData><CipherReference URI="OEBPS/a.xhtml"/></CipherData></EncryptedData></encryption>';
    await expect(
      parseForTest(epub, book({ 'a.xhtml': page('x') }, { 'META-INF/encryption.xml': encryption })),
    ).rejects.toMatchObject({ code: 'password_protected' });
    await expect(
      parseForTest(epub, book({ 'a.xhtml': '<!DOCTYPE a [<!ENTITY x "y">]><html><body>&x;</body></html>' })),
    ).rejects.toMatchObject({ code: 'unsafe_xml' });
    await expect(parseForTest(epub, makeZip({ mimetype: 'application/epub+zip' }))).rejects.toMatchObject({
      code: 'corrupt',
    });
    await expect(parseForTest(epub, book({}))).rejects.toMatchObject({ code: 'no_text' });
  });
});

describe('RTF', () => {
  it('is read with headings, tables and characters of every encoding; heads and pictures are left out', async () => {
    const japanese = [...iconv.encode('帆', 'Shift_JIS')].map((byte) => `\\'${byte.toString(16)}`).join('');
    const source = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset128 Mincho;}{\f2\fcharset204 Cyr;}}
{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s3\outlinelevel1 heading 2;}{\s4 heading 1;}}{\info{\title no}}
{\header Running head\par}{\*\generator Word;}
\pard\s4 Rope work\par
\pard\s3 Splices {\b and} whippings\par
\pard Caf\'e9 \u8212? \u20320\'3f\'3f{\f1 ${japanese}}{\f2\'ef\'f0} \{braces\} a\~b{\pict\bin4 }}}x}\par
{\field{\*\fldinst HYPERLINK "x"}{\fldrslt a link}}\line next\par
\trowd\intbl Rope\cell 12\par m\cell\row
\trowd\intbl Twine\cell {\uc2\u233\'c3\'a9}\cell\row
\pard {\listtext 1.\tab}an item\par}`;
    const { text, outline } = await parseForTest(rtf, Buffer.from(source, 'latin1'));
    expect(text).toBe(
      '# Rope work\n\n## Splices and whippings\n\nCafé — 你?帆пр {braces} a\u00A0b\n\na link\nnext\n\nRope | 12 m\nTwine | é\n1.\tan item\n\n',
    );
    expect(outline.map(({ level, title }) => [level, title])).toEqual([
      [1, 'Rope work'],
      [2, 'Splices and whippings'],
    ]);
  });

  it('that is none, or is nested without end, is refused', async () => {
    await expect(parseForTest(rtf, 'words')).rejects.toMatchObject({ code: 'corrupt' });
    await expect(parseForTest(rtf, `{\\rtf1${'{'.repeat(5_000)}`)).rejects.toMatchObject({ code: 'too_complex' });
    await expect(parseForTest(rtf, '{\\rtf1\\bin99999999999 abc}')).rejects.toMatchObject({ code: 'no_text' });
  });
});

describe('E-mail', () => {
  it('is read with its head, its text and the names of what is attached', async () => {
    const source = [
      'From: =?utf-8?q?J=C3=BCrgen?= <j@example.com>',
      'To: Ann <ann@example.com>, crew@example.com',
      'Subject: =?iso-8859-1?Q?Caf=E9_at_noon?=',
      'Date: Tue, 03 Mar 2026 10:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=outer',
      '',
      '--outer',
      'Content-Type: multipart/alternative; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/plain; charset=windows-1252',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Bring the caf=E9 table=',
      ' please.',
      '--inner',
      'Content-Type: text/html',
      '',
      '<p>not this</p>',
      '--inner--',
      '--outer',
      'Content-Type: application/pdf; name="chart.pdf"',
      'Content-Disposition: attachment; filename="chart.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '--outer--',
      '',
    ].join('\r\n');
    const { text, outline, warnings } = await parseForTest(eml, Buffer.from(source, 'latin1'));
    expect(text).toBe(
      '# Café at noon\n\nFrom: Jürgen <j@example.com>\nTo: Ann <ann@example.com>, crew@example.com\nDate: 2026-03-03T10:00:00.000Z\n\nBring the café table please.\n\nAttachments: chart.pdf\n',
    );
    expect(outline).toHaveLength(1);
    expect(warnings).toEqual([expect.objectContaining({ code: 'attachments_not_read', count: 1 })]);
  });

  it('of HTML alone is read as its text, and parts without end are refused', async () => {
    const { text } = await parseForTest(
      eml,
      'Subject: Hi\r\nContent-Type: text/html\r\n\r\n<html><body><h2>Plan</h2><p>Sail <b>early</b>.<script>x()</script></p></body></html>',
    );
    expect(text).toBe('# Hi\n\n## Plan\n\nSail early.\n\n');
    let nested = 'Content-Type: text/plain\r\n\r\ndeep';
    for (let i = 0; i < 300; i++)
      nested = `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n${nested}\r\n--b${i}--`;
    await expect(parseForTest(eml, `Subject: x\r\n${nested}`)).rejects.toMatchObject({ code: 'too_complex' });
  });
});

describe('Notebooks', () => {
  it('are read in the order of their cells: prose with headings, code and what it printed in fences', async () => {
    const notebook = {
      nbformat: 4,
      metadata: { language_info: { name: 'python' } },
      cells: [
        { cell_type: 'markdown', source: ['# Tides\n', 'How they run.'] },
        {
          cell_type: 'code',
          source: 'print(tide())',
          outputs: [
            { output_type: 'stream', text: ['\u001b[31mhigh\u001b[0m\n'] },
            { output_type: 'display_data', data: { 'image/png': 'AAAA' } },
            { output_type: 'error', ename: 'ValueError', evalue: 'low' },
          ],
        },
        { cell_type: 'code', source: [], outputs: [] },
        { cell_type: 'raw', source: '# not only a heading' },
      ],
    };
    const { text, outline } = await parseForTest(ipynb, JSON.stringify(notebook));
    expect(text).toBe(
      '# Tides\nHow they run.\n\n```python\nprint(tide())\n```\n\n```output\nhigh\n```\n\n```output\nValueError: low\n```\n\n\n# not only a heading\n',
    );
    expect(outline.map(({ title }) => title)).toEqual(['Tides', 'not only a heading']);
  });

  it('that are no notebooks are corrupt', async () => {
    await expect(parseForTest(ipynb, '[1]')).rejects.toMatchObject({ code: 'corrupt' });
    await expect(parseForTest(ipynb, '{"cells": 1}')).rejects.toMatchObject({ code: 'corrupt' });
    await expect(parseForTest(ipynb, '{"cells": [')).rejects.toMatchObject({ code: 'corrupt' });
  });
});

describe('Source code', () => {
  it('is read as it is, with its definitions as the outline', async () => {
    const source =
      'import x\n\nexport abstract class Boat {\n  async function sail() {\n  }\n\n  def reef(self):\n    pass\n}\n\npub(crate) fn moor() {}\nfunc (b *Boat) Tack() {}\n';
    const { text, outline } = await parseForTest(sourceCode, source);
    expect(text).toBe(source);
    expect(outline.map(({ level, title }) => `${level} ${title}`)).toEqual([
      '1 class Boat',
      '2 function sail',
      '2 def reef',
      '1 fn moor',
      '1 func Tack',
    ]);
    expect(sourceCode.mimeTypeOf?.('.tsx')).toBe('text/x-typescript');
  });
});

describe('An old PDF in Japanese', () => {
  it('that names a character map instead of bringing one is read all the same', async () => {
    const document = await PDFDocument.create();
    const { context } = document;
    const page = document.addPage([400, 500]);
    const info = context.obj({ Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Japan1'), Supplement: 2 });
    const cid = context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType0',
      BaseFont: 'Ryumin-Light',
      CIDSystemInfo: info,
      DW: 1_000,
    });
    const font = context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'Ryumin-Light-90ms-RKSJ-H',
      Encoding: '90ms-RKSJ-H',
      DescendantFonts: [context.register(cid)],
    });
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: context.register(font) } }));
    const words = iconv.encode('潮汐表と帆走の手引き', 'Shift_JIS').toString('hex');
    page.node.set(PDFName.of('Contents'), context.register(context.stream(`BT /F1 12 Tf 40 400 Td <${words}> Tj ET`)));
    const { text } = await parseForTest(pdf, await document.save());
    expect(text).toBe('潮汐表と帆走の手引き');
  });
});
