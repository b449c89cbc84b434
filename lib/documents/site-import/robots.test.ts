import { describe, expect, it } from 'vitest';
import { linksOf, pageAddress } from './links';
import { parseRobots } from './robots';

const allows = (robots: string, path: string): boolean =>
  parseRobots(robots).allows(new URL(path, 'https://example.com'));

describe('robots.txt', () => {
  it.each([
    ['User-agent: *\nDisallow: /', '/a', false],
    ['User-agent: *\nDisallow:', '/a', true],
    ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/x/y.pdf?z', true],
    ['User-agent: *\nDisallow: /a*b*c', '/a1b2c3', false],
    ['User-agent: *\nDisallow: /a$', '/ab', true],
    ['User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /x', '/a', true],
    ['User-agent: Bakeoff # us\nUser-agent: other\nDisallow: /b\n\nUser-agent: *\nDisallow: /', '/a', true],
    ['User-agent: bakeoff\nDisallow: /b', '/b', false],
    ['Disallow: /', '/a', true],
    ['', '/a', true],
  ])('%j about %s: %s', (robots, path, expected) => {
    expect(allows(robots, path)).toBe(expected);
  });

  it('names sitemaps, and many stars take no long time', () => {
    expect(parseRobots('sitemap: https://example.com/s.xml # here').sitemaps).toEqual(['https://example.com/s.xml']);
    const started = performance.now();
    allows(`User-agent: *\nDisallow: /${'*a'.repeat(2_000)}$`, `/${'a'.repeat(2_000)}b`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('links', () => {
  it('are taken from anchors, but for those that are not to be followed', () => {
    expect(
      linksOf(
        `<A class="x" HREF='/a'>a</a><a href="/b?x=1&amp;y=2">b</a><a href=/c>c</a><a rel="nofollow" href="/d">d</a><area href="/e"><a name="f">`,
      ),
    ).toEqual(['/a', '/b?x=1&y=2', '/c']);
  });

  it('are pages of the same origin only', () => {
    const base = new URL('https://example.com/docs/');
    const address = (link: string) => pageAddress(link, base, base.origin)?.href ?? null;
    expect(address('a.html#part')).toBe('https://example.com/docs/a.html');
    for (const link of [
      '//other.example/',
      'http://example.com/',
      'javascript:alert(1)',
      'https://u:p@example.com/',
      '/x.zip',
      'http://[',
    ])
      expect(address(link)).toBeNull();
  });
});
