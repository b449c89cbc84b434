import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBlocks } from './split-blocks';

describe('Splitting Markdown into blocks', () => {
  it('keeps every character, whatever the text', () => {
    const line = fc.constantFrom(
      '',
      'words',
      '```',
      '~~~',
      '- item',
      '  more',
      '1. one',
      '> quote',
      '| a | b |',
      '[a]: /x',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        expect(splitBlocks(text).join('')).toBe(text);
      }),
    );
  });

  it('cuts between paragraphs', () => {
    expect(splitBlocks('One.\n\nTwo.\n\n\n# Three')).toEqual(['One.\n\n', 'Two.\n\n\n', '# Three']);
  });

  it('cuts neither inside a code fence, one that is still open included, nor inside a list', () => {
    expect(splitBlocks('```\na\n\nb\n```\n\nEnd')).toEqual(['```\na\n\nb\n```\n\n', 'End']);
    expect(splitBlocks('~~~\na\n\n```\n\nb')).toHaveLength(1);
    expect(splitBlocks('1. one\n\n2. two\n\n   more')).toHaveLength(1);
  });

  it('never changes a finished block while more text arrives', () => {
    const text = 'One.\n\n- a\n\n- b\n\nTwo.\n\n```\nx\n\ny\n```\n\nThree';
    const whole = splitBlocks(text);
    for (let end = 1; end <= text.length; end++) {
      const finished = splitBlocks(text.slice(0, end)).slice(0, -1);
      expect(whole.slice(0, finished.length)).toEqual(finished);
    }
  });
});
