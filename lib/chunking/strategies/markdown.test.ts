import { describe, expect, it } from 'vitest';
import { chunkText } from '../chunk-text';

function chunksOf(text: string, size: number): { text: string; headingPath: string[] }[] {
  const chunks = chunkText({ text, language: 'en' }, { strategy: 'markdown', size, overlap: 0, unit: 'character' });
  return chunks.map(({ text: chunk, headingPath }) => ({ text: chunk, headingPath }));
}

describe('the markdown strategy', () => {
  it('makes a chunk of each section and carries a bare heading to the section below', () => {
    expect(chunksOf('Intro.\n\n# A\n\n## B\n\nText of B.\n\n## C\n\nText of C.', 100)).toEqual([
      { text: 'Intro.', headingPath: [] },
      { text: '# A\n\n## B\n\nText of B.', headingPath: ['A', 'B'] },
      { text: '## C\n\nText of C.', headingPath: ['A', 'C'] },
    ]);
  });

  it('cuts a long table between its rows and keeps code together while it fits', () => {
    const row = '| one | two | three |';
    const code = '```\nfirst();\n\nsecond();\n```';
    const chunks = chunksOf(`# T\n\n${code}\n\n${Array(6).fill(row).join('\n')}`, 50).map(({ text }) => text);
    expect(chunks).toEqual([`# T\n\n${code}`, `${row}\n${row}`, `${row}\n${row}`, `${row}\n${row}`]);
  });

  it('uses the outline of the document where there is one', () => {
    const text = 'Title\nBody one.\nSecond\nBody two.';
    const outline = [
      { level: 1, title: 'Title', start: 0, end: text.length },
      { level: 2, title: 'Second', start: 16, end: text.length },
    ];
    const chunks = chunkText({ text, outline }, { strategy: 'markdown', size: 100, overlap: 0, unit: 'token' });
    expect(chunks.map(({ headingPath }) => headingPath)).toEqual([['Title'], ['Title', 'Second']]);
  });
});
