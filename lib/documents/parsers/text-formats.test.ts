import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { csv } from './csv';
import { html } from './html';
import { json } from './json';
import { markdown } from './markdown';
import { parseForTest } from './parse-for-test';
import { txt } from './txt';

describe('plain text', () => {
  it('comes out as it went in, with uniform line ends', async () => {
    const { text, pages, encoding } = await parseForTest(txt, 'Ahoy\r\n\r\n“Zoë” 👩‍👩‍👧 שלום\tend\rlast');
    expect(text).toBe('Ahoy\n\n“Zoë” 👩‍👩‍👧 שלום\tend\nlast');
    expect(pages).toEqual([{ number: 1, start: 0, end: text.length }]);
    expect(encoding).toBe('UTF-8');
  });

  it('loses NUL and control characters, and says how many', async () => {
    const { text, warnings } = await parseForTest(txt, 'a\0b\u0007c\u0085d\u009Be');
    expect(text).toBe('abc\nde');
    expect(warnings).toEqual([expect.objectContaining({ code: 'characters_removed', count: 3, nul: 1, control: 2 })]);
  });

  it('with nothing in it is refused', async () => {
    await expect(parseForTest(txt, ' \n\t')).rejects.toMatchObject({ code: 'no_text' });
  });

  it('is read with the encoding that a person chose, and warns of bytes that mean nothing in it', async () => {
    const bytes = iconv.encode('naïve café', 'windows-1252');
    expect((await parseForTest(txt, bytes, 'latin1')).text).toBe('naïve café');
    const wrong = await parseForTest(txt, bytes, 'utf-8');
    expect(wrong.text).toContain('\uFFFD');
    expect(wrong.warnings).toEqual([expect.objectContaining({ code: 'replacement_characters', count: 2 })]);
    await expect(parseForTest(txt, bytes, 'hex')).rejects.toMatchObject({ code: 'unsupported_encoding' });
  });
});

describe('Markdown', () => {
  it('keeps its text and gives its headings as an outline, but not those in code or front matter', async () => {
    const source =
      '---\ntitle: x\n---\n# One #\ntext\n```\n# no\n```\nTwo\n---\n### Deep\nmore\n## Three\n- item\n---\n';
    const { text, outline } = await parseForTest(markdown, source);
    expect(text).toBe(source);
    expect(
      outline.map(({ level, title, start, end }) => [level, title, text.slice(start, end).split('\n')[0]]),
    ).toEqual([
      [1, 'One', '# One #'],
      [2, 'Two', 'Two'],
      [3, 'Deep', '### Deep'],
      [2, 'Three', '## Three'],
    ]);
    expect(outline[0]?.end).toBe(text.length);
    expect(outline[1]?.end).toBe(outline[3]?.start);
  });
});

describe('HTML', () => {
  it('gives the main text with its headings, lists and tables, without scripts and menus', async () => {
    const { text, outline } = await parseForTest(
      html,
      `<!doctype html><html><head><title>Rigging</title><style>p{}</style></head><body><nav><a>Home</a></nav>
       <main><h1>Rigging</h1><p>Two   <b>masts</b>,<br>one sail.</p><h2>Parts</h2><ul><li>boom<ul><li>vang</li></ul></li><li><p>mast</p></li></ul>
       <ol><li>first</li><li>second</li></ol><table><tr><th>Part</th><th>Price</th></tr><tr><td>boom</td><td>9.50</td></tr></table>
       <pre>a\n  b</pre><script>alert(1)</script></main><footer>imprint</footer></body></html>`,
    );
    expect(text).toBe(
      '# Rigging\n\nTwo masts,\none sail.\n\n## Parts\n\n- boom\n  - vang\n- mast\n\n1. first\n2. second\n\nPart | Price\nboom | 9.50\n\na\n  b\n\n',
    );
    expect(outline.map(({ title }) => title)).toEqual(['Rigging', 'Parts']);
  });

  it('believes what a page says of its encoding', async () => {
    const page = '<meta charset="windows-1251"><p>Привет, мир</p>';
    expect(await parseForTest(html, iconv.encode(page, 'windows-1251'))).toMatchObject({
      text: expect.stringContaining('Привет, мир') as string,
      encoding: 'windows-1251',
    });
  });

  it('nested too deeply is refused instead of running out of stack', async () => {
    await expect(parseForTest(html, `<body>${'<div>'.repeat(3_000)}x`)).rejects.toThrow();
  });
});

describe('CSV', () => {
  it('gives each row with the names of its columns', async () => {
    const source = '\uFEFFname;note;__proto__\r\n"Ann; B";"two\nlines";1\r\n\r\nBob;;"say ""hi"""\r\nEve;x;y;extra\r\n';
    const { text, warnings, encoding } = await parseForTest(csv, source);
    expect(text).toBe(
      'name: Ann; B\nnote: two\nlines\n__proto__: 1\n\nname: Bob\n__proto__: say "hi"\n\nname: Eve\nnote: x\n__proto__: y\ncolumn 4: extra\n\n',
    );
    expect(warnings).toEqual([expect.objectContaining({ code: 'uneven_rows', count: 1 })]);
    expect(encoding).toBe('UTF-8');
  });

  it.each([
    ['comma', 'a,b\n1,"x;y;z"\n2,"p;q;r"\n'],
    ['tab', 'a\tb\n1\t2,3\n4\t5,6\n'],
    ['told by a spreadsheet', 'sep=|\na|b\n1|2\n'],
  ])('finds the delimiter: %s', async (_, source) => {
    expect((await parseForTest(csv, source)).text).toMatch(/^a: 1\nb: /);
  });

  it('that can’t be divided into records is refused as corrupt', async () => {
    await expect(parseForTest(csv, `a,b\n"${'x'.repeat(17 * 1024 * 1024)}`)).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('with ten thousand columns and many rows is read', async () => {
    const header = Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',');
    const { text } = await parseForTest(csv, `${header}\n${'1'.padEnd(9_999, ',')}9\n`.concat('7\n'.repeat(10)));
    expect(text).toMatch(/^c0: 1\n/);
    expect(text.split('\n\n')).toHaveLength(12);
  });
});

describe('JSON', () => {
  it('is read as names and values, with numbers as they were written', async () => {
    const { text } = await parseForTest(
      json,
      '[{"id": 12345678901234567890, "price": 9.90, "tags": ["a", "b"], "at": {"x": null}}, {"id": 2}]',
    );
    expect(text).toBe('id: 12345678901234567890\nprice: 9.90\ntags:\n  - a\n  - b\nat:\n  x: null\n\nid: 2\n');
  });

  it('may be JSON Lines, and a name like __proto__ is a name', async () => {
    expect((await parseForTest(json, '{"__proto__": 1}\n{"a": "two\\nlines"}\n')).text).toBe(
      '__proto__: 1\n\na: two\n  lines\n',
    );
  });

  it('that breaks is refused with the place', async () => {
    await expect(parseForTest(json, '{"a": 1,}')).rejects.toMatchObject({
      code: 'corrupt',
      detail: expect.stringContaining('position') as string,
    });
    await expect(parseForTest(json, `${'['.repeat(5_000)}${']'.repeat(5_000)}`)).rejects.toMatchObject({
      code: 'too_complex',
    });
  });
});
