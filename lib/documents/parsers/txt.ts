import { decodePieces } from '../decode';
import type { Parser } from './parser';

/** Plain text, as it is. */
export const txt: Parser = {
  id: 'txt',
  label: 'Text',
  mimeTypes: ['text/plain'],
  extensions: ['.txt', '.text', '.log', '.rst', '.adoc', '.tex', '.yaml', '.yml'],
  paged: false,
  encoded: true,
  async parse({ bytes, encoding }, output) {
    for await (const piece of decodePieces(bytes, encoding, output)) await output.append(piece);
  },
};
