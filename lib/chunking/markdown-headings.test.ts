import { describe, expect, it } from 'vitest';
import { markdownHeadings } from './markdown-headings';

function titles(text: string): string[] {
  return markdownHeadings(text).map(({ level, title }) => `${level} ${title}`);
}

describe('markdownHeadings', () => {
  it('finds headings of both kinds and where their sections end', () => {
    const text = '# One\n\ntext\n\n## Two ##\n\nThree\n-----\nmore\n\n# Four';
    expect(markdownHeadings(text)).toEqual([
      { level: 1, title: 'One', start: 0, end: text.indexOf('# Four') },
      { level: 2, title: 'Two', start: text.indexOf('## Two'), end: text.indexOf('Three') },
      { level: 2, title: 'Three', start: text.indexOf('Three'), end: text.indexOf('# Four') },
      { level: 1, title: 'Four', start: text.indexOf('# Four'), end: text.length },
    ]);
  });

  it('passes over code fences, front matter, indented code, hashtags, tables and rules', () => {
    const text = [
      '---',
      'title: A page',
      '---',
      '```sh',
      '# comment',
      '~~~',
      '```',
      '    # indented',
      '#hashtag',
      '',
      '---',
      '| a |',
      '---',
      '~~~',
      '# still code',
    ].join('\n');
    expect(titles(text)).toEqual([]);
  });

  it('goes on after a closed fence and takes Windows line breaks', () => {
    expect(titles('```\r\n# no\r\n```\r\n# Yes\r\n\r\nAlso\r\n===\r\n')).toEqual(['1 Yes', '1 Also']);
  });
});
