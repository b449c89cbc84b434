import { describe, expect, it } from 'vitest';
import { chunkText } from './chunk-text';
import { chunkingStrategies } from './schema';

const ROWS = Array.from({ length: 20 }, (_, i) => `| No. ${i} | It ends. It begins. | ${i * 7} |`);
const TABS = Array.from({ length: 20 }, (_, i) => `No. ${i}\tIt ends. It begins.\t${i * 7}`);

describe('tables', () => {
  it.each(chunkingStrategies.map(({ defaults }) => defaults).filter(({ strategy }) => strategy !== 'fixed'))(
    'are cut between rows, never inside one that fits ($strategy)',
    (defaults) => {
      for (const rows of [ROWS, TABS]) {
        const text = `A table follows.\n\n${rows.join('\n')}\n\nIt is over.`;
        const chunks = chunkText({ text, language: 'en' }, { ...defaults, size: 60, overlap: 0, unit: 'character' });
        const lines = new Set(text.split('\n'));
        for (const chunk of chunks) for (const line of chunk.text.split('\n')) expect(lines).toContain(line);
      }
    },
  );
});
