import { Document, Packer, Paragraph } from 'docx';
import { describe, expect, it } from 'vitest';
import { makeZip } from '@/lib/testing';
import { detectFormat } from './detect-format';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const detect = async (content: string | Uint8Array, name: string, mimeType?: string) =>
  (await detectFormat({ beginning: typeof content === 'string' ? Buffer.from(content) : content, name, mimeType }))?.id;

describe('the format of a file', () => {
  it.each([
    ['%PDF-1.7\n', 'a.txt', 'pdf'],
    ['junk\n%PDF-1.4', 'scan', 'pdf'],
    ['no pdf at all', 'a.pdf', 'pdf'],
    ['# Title', 'readme.md', 'markdown'],
    ['a,b\n1,2', 'table.csv', 'csv'],
    ['{"a":1}', 'a.json', 'json'],
    ['<!DOCTYPE html><p>x', 'page', 'html'],
    ['<?xml version="1.0"?><html xmlns="x"/>', 'page.xhtml', 'html'],
    ['just words', 'LICENSE', 'txt'],
    ['<html><p>x', 'index.HTM', 'html'],
    ['{\\rtf1 words}', 'letter.txt', 'rtf'],
    ['From: a@example.com\n\nwords', 'mail.eml', 'eml'],
    ['{"cells": []}', 'work.ipynb', 'ipynb'],
    ['#!/usr/bin/env python3\nimport os', 'run.py', 'code'],
    ['export const a: number = 1;', 'a.ts', 'code'],
  ])('is told by content, then name: %j as %j is %s', async (content, name, expected) => {
    expect(await detect(content, name)).toBe(expected);
  });

  it('is told by its sender where content and name say nothing', async () => {
    expect(await detect('a,b\n1,2', 'download', 'text/csv; charset=utf-8')).toBe('csv');
    expect(await detect('words', 'download', 'application/pdf')).toBe('txt');
  });

  it('is Word for a DOCX whatever its name, and for a DOCX that opens with a password', async () => {
    const docx = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('x')] }] }));
    expect(await detect(docx, 'a.docx')).toBe('docx');
    expect(await detect(docx.subarray(0, 500), 'a.docx')).toBe('docx');
    expect(await detect(Buffer.from('d0cf11e0a1b11ae1'.padEnd(1_024, '0'), 'hex'), 'a.docx')).toBe('docx');
  });

  it('is told by what is in a zip, or by its name where the beginning doesn’t say', async () => {
    const epub = makeZip({ mimetype: 'application/epub+zip', 'META-INF/container.xml': '<a/>' });
    expect(await detect(makeZip({ 'a.xml': '<a/>' }), 'talk.pptx')).toBe('pptx');
    expect(await detect(makeZip({ 'a.xml': '<a/>' }), 'sums.xlsx')).toBe('xlsx');
    expect(await detect(makeZip({ 'a.xml': '<a/>' }), 'letter.odt')).toBe('odt');
    expect(await detect(epub, 'book.epub')).toBe('epub');
    expect(await detect(makeZip({ 'a.xml': '<a/>' }), 'a.md')).toBeUndefined();
    expect(await detect(Buffer.from('d0cf11e0a1b11ae1'.padEnd(1_024, '0'), 'hex'), 'sums.xlsx')).toBe('xlsx');
  });

  it('is none for pictures, programs, other archives and XML, whatever they are called', async () => {
    expect(await detect(PNG, 'a.txt')).toBeUndefined();
    expect(await detect(Buffer.from('7f454c4602010100'.padEnd(128, '0'), 'hex'), 'a.md')).toBeUndefined();
    expect(await detect(Buffer.from('504b0304140000000000', 'hex'), 'a.zip')).toBeUndefined();
    expect(await detect('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 'a.xml')).toBeUndefined();
    expect(await detect(Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7) % 256)), 'a.txt')).toBeUndefined();
  });

  it('is text for UTF-16, which is full of zero bytes', async () => {
    expect(await detect(Buffer.from('plain words', 'utf16le'), 'a.txt')).toBe('txt');
  });
});
