import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ParseError } from '../parse-error';
import { readXml } from '../parsers/xml';

const MOST_LINKS = 5_000;
/** What is no page to read, by the end of its path. */
const NOT_READ =
  /\.(?:png|jpe?g|gif|svg|webp|avif|ico|css|js|mjs|map|json|woff2?|ttf|eot|mp[34]|m4a|wav|ogg|webm|mov|avi|zip|gz|tgz|bz2|7z|rar|exe|dmg|iso|apk|xml|rss|atom)$/i;

/** An address in the form that is compared: without its fragment. Null for what is none, of another origin, or no page. */
export function pageAddress(link: string, base: URL, origin: string): URL | null {
  if (link.length > 2_000 || !URL.canParse(link, base)) return null;
  const url = new URL(link, base);
  if (url.origin !== origin || url.username !== '' || NOT_READ.test(url.pathname)) return null;
  url.hash = '';
  return url;
}

/** The addresses that a page links to, as they are written, without building its tree. */
export function linksOf(html: string): string[] {
  const links: string[] = [];
  for (const [tag] of html.matchAll(/<a\s[^<>]{0,4000}>/gi)) {
    const [, double, single, bare] = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag) ?? [];
    const link = (double ?? single ?? bare ?? '').replace(/&amp;/g, '&').trim();
    // What a page asks not to be followed is not followed.
    if (link !== '' && !/\srel\s*=\s*["']?[^"'>]*\bnofollow\b/i.test(tag)) links.push(link);
    if (links.length >= MOST_LINKS) break;
  }
  return links;
}

export interface Sitemap {
  pages: string[];
  /** Further sitemaps, where this one is an index of them. */
  sitemaps: string[];
}

/** What a sitemap may be at most by its protocol, unpacked. Bytes. */
const LARGEST_SITEMAP = 50 * 1024 * 1024;
const unpack = promisify(gunzip);

/** As it is, or unpacked where it came as gzip, whatever its name says. */
async function unpacked(source: Uint8Array): Promise<Uint8Array> {
  if (source[0] !== 0x1f || source[1] !== 0x8b) return source;
  try {
    return await unpack(source, { maxOutputLength: LARGEST_SITEMAP });
  } catch {
    throw new ParseError('corrupt', 'The packed sitemap is broken, or larger than 50 MB.');
  }
}

/** @throws ParseError for what is no sitemap, declares a document type, or is larger than 50 MB unpacked */
export async function parseSitemap(source: Uint8Array, mostPages: number): Promise<Sitemap> {
  const found: Sitemap = { pages: [], sitemaps: [] };
  const open: string[] = [];
  let text = '';
  const bytes = await unpacked(source);
  async function* whole() {
    yield bytes;
  }
  for await (const event of readXml(whole())) {
    if (event.type === 'open') {
      open.push(event.name);
      text = '';
    } else if (event.type === 'text') text += event.text;
    else {
      open.pop();
      if (event.name !== 'loc') continue;
      if (open.at(-1) === 'url' && found.pages.length < mostPages) found.pages.push(text.trim());
      if (open.at(-1) === 'sitemap') found.sitemaps.push(text.trim());
    }
  }
  if (found.pages.length + found.sitemaps.length === 0)
    throw new ParseError('corrupt', 'There is no address in the sitemap.');
  return found;
}
