import fc from 'fast-check';
import { expect, it } from 'vitest';
import { displayName } from './display-name';

it.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\windows\\system32\\a.txt', 'a.txt'],
  ['%2e%2e%2fsecret.txt', 'secret.txt'],
  ['/absolute/path.md', 'path.md'],
  ['C:\\Users\\me\\notes.docx', 'notes.docx'],
  ['C:notes.docx', 'notes.docx'],
  ['a\0b\r\n.txt', 'ab.txt'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['Zoe\u0308.txt', 'Zoë.txt'],
  ['👩‍👩‍👧.md', '👩‍👩‍👧.md'],
  ['NUL', '_NUL'],
  ['con.txt', '_con.txt'],
  ['...', 'untitled'],
  ['', 'untitled'],
  ['a  b.txt ', 'a b.txt'],
  ['folder/', 'folder'],
])('%j is shown as %j', (original, expected) => expect(displayName(original)).toBe(expected));

it('A long name keeps its extension and whole characters', () => {
  const name = displayName(`${'👩‍👩‍👧'.repeat(40)}.pdf`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  expect(name).toMatch(/👩‍👩‍👧….pdf$/u);
});

it('Whatever a file is called, its name is short, well formed, and no path', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (original) => {
      const name = displayName(original);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name.isWellFormed()).toBe(true);
      expect(name).not.toMatch(/[/\\\0]|^\.|^$/);
      expect(displayName(name)).toBe(name);
    }),
  );
});
