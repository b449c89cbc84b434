import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRows } from './parse-rows';

describe('Rows that are pasted', () => {
  it('are one for each line that is not empty', () => {
    expect(parseRows('Why?\r\n\r\n  How, and when? \nWhere; there?')).toEqual({
      rows: [{ question: 'Why?' }, { question: 'How, and when?' }, { question: 'Where; there?' }],
      format: 'lines',
      variables: [],
    });
  });

  it('come from a spreadsheet with their variables', () => {
    const { rows, variables } = parseRows('Question\ttone\tlength\nWhy?\tdry\t\nHow?\t\tshort');
    expect(variables).toEqual(['tone', 'length']);
    expect(rows).toEqual([
      { question: 'Why?', variables: { tone: 'dry' } },
      { question: 'How?', variables: { length: 'short' } },
    ]);
  });

  it('come from a CSV with quotes, line breaks and semicolons', () => {
    expect(parseRows('\uFEFFtone;question\n"a;b";"Say ""hi"",\nplease"\n;\nx;Why?').rows).toEqual([
      { question: 'Say "hi",\nplease', variables: { tone: 'a;b' } },
      { question: 'Why?', variables: { tone: 'x' } },
    ]);
  });

  it('keep a line break in a quoted cell of a single column, and quotes that somebody wrote', () => {
    expect(parseRows('"One\ntwo"\n"Three" is what?').rows).toEqual([
      { question: 'One\ntwo' },
      { question: '"Three" is what?' },
    ]);
  });

  it('are never lost or made up: plain lines come back as they are', () => {
    const line = fc.stringMatching(/^[a-z][a-z ]{0,18}[a-z]$/).filter((text) => text !== 'question');
    fc.assert(
      fc.property(fc.array(line, { minLength: 2 }), (lines) => {
        expect(parseRows(['What now?', ...lines].join('\n')).rows.map(({ question }) => question)).toEqual([
          'What now?',
          ...lines,
        ]);
      }),
    );
  });
});
