import { csv } from './csv';
import { docx } from './docx';
import { html } from './html';
import { json } from './json';
import { markdown } from './markdown';
import type { Parser } from './parser';
import { pdf } from './pdf';
import { txt } from './txt';

/** Every format that can be read, in the order that people are told of them. */
export const PARSERS: readonly Parser[] = [pdf, docx, markdown, html, txt, csv, json];

export function parserById(id: string): Parser | undefined {
  return PARSERS.find((parser) => parser.id === id);
}
