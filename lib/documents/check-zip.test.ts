import { describe, expect, it } from 'vitest';
import { makeZip } from '@/lib/testing';
import { checkZip, ZIP_LIMITS } from './check-zip';

describe('a zip file', () => {
  it('within its limits gives the names in it', async () => {
    expect(await checkZip(makeZip({ 'a.xml': '<a/>', 'b/c.txt': 'x' }))).toEqual(
      expect.arrayContaining(['a.xml', 'b/c.txt']),
    );
  });

  it('with another zip inside, too many entries, or too much in it is too complex', async () => {
    const inner = makeZip({ x: 'y' });
    await expect(checkZip(makeZip({ 'embedded.bin': inner }))).rejects.toMatchObject({ code: 'too_complex' });
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}`, 'x']));
    await expect(checkZip(makeZip(many), { ...ZIP_LIMITS, entries: 10 })).rejects.toMatchObject({
      code: 'too_complex',
    });
    const zeros = makeZip({ zeros: Buffer.alloc(3_000_000) });
    await expect(checkZip(zeros)).rejects.toMatchObject({
      detail: 'The file unpacks to more than 100 times its size.',
    });
    await expect(checkZip(zeros, { entries: 9, ratio: 1e9, inflatedBytes: 2_000_000 })).rejects.toMatchObject({
      detail: 'The file unpacks to more than 2 MB.',
    });
  });

  it.each([
    ['at its beginning', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['far in', `<!--${' '.repeat(200_000)}--><!DOCTYPE a><a/>`],
    ['in UTF-16', Buffer.from('\uFEFF<!DOCTYPE a><a/>', 'utf16le')],
  ])('whose XML declares a document type is refused: %s', async (_, xml) => {
    await expect(checkZip(makeZip({ 'word/document.xml': xml }))).rejects.toMatchObject({ code: 'unsafe_xml' });
  });

  it('that is cut off is corrupt', async () => {
    const bytes = makeZip({ a: 'x'.repeat(1_000) });
    await expect(checkZip(bytes.subarray(0, bytes.length - 30))).rejects.toMatchObject({ code: 'corrupt' });
  });
});
