import { ParseError } from '../../parse-error';
import type { Parser } from '../parser';
import { RtfReader } from './read-rtf';
import { rtfTokens } from './tokens';

const PROGRESS_EVERY = 1_000_000;

/** Rich Text Format: paragraphs, headings (by outline level or style) and tables; pictures and embedded objects are left out. */
export const rtf: Parser = {
  id: 'rtf',
  label: 'RTF',
  mimeTypes: ['application/rtf', 'text/rtf'],
  extensions: ['.rtf'],
  paged: false,
  encoded: false,
  async parse({ bytes }, output) {
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    if (!/^\s*\{\\rtf/.test(source.slice(0, 1_000))) throw new ParseError('corrupt', 'The file is no RTF.');
    const reader = new RtfReader(output);
    let told = 0;
    for (const token of rtfTokens(source)) {
      await reader.read(token);
      if (token.at - told < PROGRESS_EVERY) continue;
      told = token.at;
      output.progress(told, source.length);
    }
    await reader.finish();
    output.progress(source.length, source.length);
  },
};
