import { describe, expect, it } from 'vitest';
import { makeZip } from '@/lib/testing';
import { parseForTest } from '../parse-for-test';
import { formatOfCode, formatted } from './cell-formats';
import { odt } from './odt';
import { pptx } from './pptx';
import { xlsx } from './xlsx';

const relations = (targets: Record<string, [type: string, target: string]>) =>
  `<?xml version="1.0"?><Relationships xmlns="r">${Object.entries(targets)
    .map(([id, [type, target]]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const paragraph = (text: string, level?: number) =>
  `<a:p>${level === undefined ? '' : `<a:pPr lvl="${level}"/>`}<a:r><a:t>${text}</a:t></a:r></a:p>`;
const shape = (text: string, { placeholder = '', at }: { placeholder?: string; at?: [x: number, y: number] } = {}) =>
  `<p:sp><p:nvSpPr><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr><p:spPr>${at ? `<a:xfrm><a:off x="${at[0]}" y="${at[1]}"/></a:xfrm>` : ''}</p:spPr><p:txBody>${text}</p:txBody></p:sp>`;
const slide = (shapes: string) =>
  `<?xml version="1.0"?><p:sld xmlns:p="p" xmlns:a="a"><p:cSld><p:spTree><p:grpSpPr/>${shapes}</p:spTree></p:cSld></p:sld>`;

describe('PPTX', () => {
  const presentation = (slides: Record<string, string>, more: Record<string, string | Buffer> = {}) => {
    const names = Object.keys(slides);
    return makeZip({
      'ppt/presentation.xml': `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>${names
        .map((_, i) => `<p:sldId id="${256 + i}" r:id="s${i}"/>`)
        .join('')}</p:sldIdLst></p:presentation>`,
      'ppt/_rels/presentation.xml.rels': relations(
        Object.fromEntries(names.map((name, i) => [`s${i}`, ['slide', `slides/${name}`]])),
      ),
      ...Object.fromEntries(Object.entries(slides).map(([name, xml]) => [`ppt/slides/${name}`, xml])),
      ...more,
    });
  };

  it('is read slide by slide in their order: title, shapes from top to bottom, tables in rows, notes', async () => {
    const title = shape(paragraph('Tides &amp; winds'), { placeholder: '<p:ph type="title"/>', at: [0, 0] });
    const table = `<p:graphicFrame><p:xfrm><a:off x="0" y="3000000"/></p:xfrm><a:graphic><a:graphicData><a:tbl>${[
      ['Port', 'Depth'],
      ['Cork', '7 m'],
    ]
      .map(
        (row) => `<a:tr>${row.map((cell) => `<a:tc><a:txBody>${paragraph(cell)}</a:txBody></a:tc>`).join('')}</a:tr>`,
      )
      .join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
    const list = shape(paragraph('Springs') + paragraph('at new moon', 1), {
      placeholder: '<p:ph idx="1"/>',
      at: [0, 1000000],
    });
    const right = shape(paragraph('right'), { at: [5000000, 2000000] });
    const left = shape(paragraph('left'), { at: [10, 2000001] });
    const number = shape(paragraph('12'), { placeholder: '<p:ph type="sldNum"/>' });
    const bytes = presentation(
      {
        'slide9.xml': slide(table + right + left + list + number + title),
        'slide2.xml': slide(''),
        'slide1.xml': slide(shape(paragraph('The end'))),
      },
      {
        'ppt/slides/_rels/slide9.xml.rels': relations({ n: ['notesSlide', '../notesSlides/notesSlide1.xml'] }),
        'ppt/notesSlides/notesSlide1.xml': slide(
          shape(paragraph('Say this slowly.'), { placeholder: '<p:ph type="body" idx="1"/>' }),
        ),
        'ppt/embeddings/Microsoft_Excel_Sheet.xlsx': makeZip({ 'xl/workbook.xml': '<workbook/>' }),
      },
    );
    const { text, pages, outline } = await parseForTest(pptx, bytes);
    expect(pages.map(({ start, end }) => text.slice(start, end).trim())).toEqual([
      '# Tides & winds\n\n- Springs\n  - at new moon\n\nleft\n\nright\n\nPort | Depth\nCork | 7 m\n\nNotes: Say this slowly.',
      '',
      'The end',
    ]);
    expect(outline.map(({ title: heading }) => heading)).toEqual(['Tides & winds']);
  });

  it('that is locked, broken, bombs or brings a document type is refused with the reason', async () => {
    const refused = async (bytes: Uint8Array) =>
      parseForTest(pptx, bytes).then(
        () => 'read',
        (error: { code: string }) => error.code,
      );
    expect(await refused(Buffer.from('d0cf11e0a1b11ae1'.padEnd(64, '0'), 'hex'))).toBe('password_protected');
    expect(await refused(makeZip({ 'other.xml': '<a/>' }))).toBe('corrupt');
    expect(await refused(presentation({ 's.xml': '<p:sld><p:cSld>' }))).toBe('corrupt');
    expect(await refused(presentation({ 's.xml': `${'<a>'.repeat(2_000)}${'</a>'.repeat(2_000)}` }))).toBe(
      'too_complex',
    );
    expect(await refused(presentation({ 's.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }))).toBe('unsafe_xml');
    expect(await refused(presentation({ 's.xml': slide('') }, { 'ppt/media/a.bin': makeZip({ a: 'b' }) }))).toBe(
      'too_complex',
    );
    expect(await refused(presentation({ 's.xml': slide('') }))).toBe('no_text');
  });
});

describe('XLSX', () => {
  const workbook = (sheets: Record<string, string>, more: Record<string, string> = {}) => {
    const names = Object.keys(sheets);
    return makeZip({
      'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr/><sheets>${names
        .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"/>`)
        .join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations({
        ...Object.fromEntries(names.map((_, i) => [`s${i}`, ['worksheet', `/xl/worksheets/sheet${i}.xml`]])),
        t: ['sharedStrings', 'sharedStrings.xml'],
        y: ['styles', 'styles.xml'],
      } as Record<string, [string, string]>),
      ...Object.fromEntries(
        names.map((name, i) => [
          `xl/worksheets/sheet${i}.xml`,
          `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`,
        ]),
      ),
      'xl/styles.xml':
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>',
      'xl/sharedStrings.xml':
        '<sst><si><t>Port</t></si><si><t>Depth</t></si><si><r><t>High </t></r><r><t>water</t></r></si><si><t>東</t><rPh><t>ヒガシ</t></rPh></si></sst>',
      ...more,
    });
  };

  it('is read sheet by sheet, each row with the names of its columns, dates as dates', async () => {
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>' +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>Cork\nharbour</t></is></c><c r="B2"><v>7.1000000000000005</v></c><c r="C2" s="1"><v>45292</v></c></row>' +
      '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="C3" s="2"><v>0.125</v></c></row>' +
      '<row r="6"><c r="A6"><v>1</v></c><c r="B6" t="b"><v>1</v></c><c r="C6" t="e"><v>#N/A</v></c></row>' +
      '<row r="7"><c t="str"><f>A1&amp;"x"</f><v>a formula</v></c></row>';
    const { text, pages, outline } = await parseForTest(
      xlsx,
      workbook({ Tides: rows, 'Left &amp; right': '<row r="1"><c r="B1"><v>5</v></c></row>' }),
    );
    expect(text).toBe(
      '# Tides\n\nPort | Depth | High water\nPort: Cork harbour | Depth: 7.1 | High water: 2024-01-01\nPort: 東 | High water: 12.5%\n\n1 | TRUE | #N/A\na formula\n\n# Left & right\n\n | 5\n',
    );
    expect(pages).toHaveLength(2);
    expect(outline.map(({ title }) => title)).toEqual(['Tides', 'Left & right']);
  });

  it('of a hundred thousand rows is read row by row, and a cell far outside is left out', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`,
    ).join('');
    const { text } = await parseForTest(xlsx, workbook({ Long: rows }));
    expect(text.split('\n')).toHaveLength(100_003);
    const far = await parseForTest(
      xlsx,
      workbook({ Far: '<row r="1"><c r="ZZZ1"><v>1</v></c><c r="A1"><v>2</v></c></row>' }),
    );
    expect(far.text).toBe('# Far\n\n2\n');
  });

  it('says what a number means by its format', () => {
    expect(
      ['0.00', 'm/d/yy', '[h]:mm', 'yyyy-mm-dd hh:mm', '0%', '"day" 0', '# ?/?', 'mmm-yy', '[Red]0.0'].map(
        formatOfCode,
      ),
    ).toEqual(['number', 'date', 'time', 'date-time', 'percent', 'number', 'number', 'date', 'number']);
    expect(formatted('1', 'date', false)).toBe('1900-01-01');
    expect(formatted('61', 'date', false)).toBe('1900-03-01');
    expect(formatted('0', 'date', true)).toBe('1904-01-01');
    expect(formatted('45292.75', 'date-time', false)).toBe('2024-01-01 18:00:00');
    expect(formatted('0.5', 'time', false)).toBe('12:00:00');
    expect(formatted('1.5', 'time', false)).toBe('36:00:00');
    expect(formatted('1e300', 'date', false)).toBe('1e+300');
    expect(formatted('0.30000000000000004', 'number', false)).toBe('0.3');
  });
});

describe('ODT', () => {
  const document = (body: string, more: Record<string, string> = {}) =>
    makeZip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      ...more,
    });

  it('is read with headings, lists, tables and notes; what was deleted is left out', async () => {
    const { text, outline } = await parseForTest(
      odt,
      document(
        '<text:tracked-changes><text:deletion><text:p>deleted</text:p></text:deletion></text:tracked-changes>' +
          '<text:h text:outline-level="2">Knots</text:h>' +
          '<text:p>A <text:span>bowline</text:span><text:s text:c="2"/>holds<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Mostly.</text:p></text:note-body></text:note>.<text:line-break/>Always.</text:p>' +
          '<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>' +
          '<table:table><table:table-row><table:table-cell><text:p>Rope</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table>',
      ),
    );
    expect(text).toBe(
      '## Knots\n\nA bowline  holds (Mostly.).\nAlways.\n\n- one\n  - inner\n- two\n\nRope | x | x\n\n',
    );
    expect(outline).toMatchObject([{ level: 2, title: 'Knots', start: 0 }]);
  });

  it('with a password, or of another kind, is refused', async () => {
    const manifest = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>';
    await expect(parseForTest(odt, document('', { 'META-INF/manifest.xml': manifest }))).rejects.toMatchObject({
      code: 'password_protected',
    });
    await expect(
      parseForTest(odt, makeZip({ 'content.xml': '<a><body><spreadsheet/></body></a>' })),
    ).rejects.toMatchObject({
      code: 'corrupt',
    });
  });
});
