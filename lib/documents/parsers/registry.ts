import { csv } from './csv';
import { docx } from './docx';
import { eml } from './eml';
import { epub } from './epub';
import { html } from './html';
import { ipynb } from './ipynb';
import { json } from './json';
import { markdown } from './markdown';
import { odt } from './office/odt';
import { pptx } from './office/pptx';
import { xlsx } from './office/xlsx';
import type { Parser } from './parser';
import { pdf } from './pdf';
import { rtf } from './rtf';
import { sourceCode } from './source-code';
import { txt } from './txt';

/** Every format that can be read, in the order that people are told of them. */
export const PARSERS: readonly Parser[] = [
  pdf,
  docx,
  pptx,
  xlsx,
  odt,
  rtf,
  epub,
  markdown,
  html,
  txt,
  csv,
  json,
  ipynb,
  eml,
  sourceCode,
];

export function parserById(id: string): Parser | undefined {
  return PARSERS.find((parser) => parser.id === id);
}
