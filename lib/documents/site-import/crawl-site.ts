import { setTimeout as wait } from 'node:timers/promises';
import { UrlBlockedError } from '@/lib/security';
import { linksOf, pageAddress, parseSitemap } from './links';
import { EVERYTHING_ALLOWED, parseRobots, type Robots, ROBOT_NAME } from './robots';

export interface FetchedPage {
  /** Where it was found in the end. */
  url: string;
  response: Response;
  body: Uint8Array;
}

export interface CrawlOptions {
  /** Where to begin: a page, or a sitemap. */
  url: string;
  findBy: 'links' | 'sitemap';
  /** Links away from the first page; 0 is that page alone. Means nothing for a sitemap. */
  depth: number;
  maxPages: number;
  fetch: typeof globalThis.fetch;
  signal: AbortSignal;
  onPage: (page: FetchedPage) => Promise<void>;
  onSkipped: (url: string, reason: string) => void;
  /** Pages fetched, and pages known so far. */
  onProgress: (done: number, total: number) => void | Promise<void>;
  /** Between two requests to the site, in milliseconds. */
  pauseMs?: number;
}

/** The site can't be read at all; `detail` says why, for people. */
export class SiteError extends Error {
  override readonly name = 'SiteError';
}

const PAUSE_MS = 250;
const MOST_SITEMAPS = 20;
const HTML = /^(?:text\/html|application\/xhtml\+xml)\b/i;

/**
 * Fetches the pages of one site: those that a sitemap names, or those that can be reached by links of the same origin. Each once,
 * one after the other, as robots.txt allows. What can't be fetched is skipped with its reason.
 *
 * @throws SiteError when there is nothing to begin with; UrlBlockedError when the first address may not be reached; the signal's
 *   reason when aborted
 */
export async function crawlSite(options: CrawlOptions): Promise<void> {
  const { maxPages, depth, signal, pauseMs = PAUSE_MS } = options;
  const start = new URL(options.url);
  start.hash = '';
  const robots = await robotsOf(start, options);
  const first = options.findBy === 'sitemap' ? await pagesOfSitemap(start, robots, options) : [start];
  const queue = first.slice(0, maxPages).map((url) => ({ url, level: 0 }));
  const known = new Set(queue.map(({ url }) => url.href));
  let done = 0;
  for (let next = queue.shift(); next; next = queue.shift()) {
    signal.throwIfAborted();
    const { url, level } = next;
    if (!robots.allows(url)) options.onSkipped(url.href, 'robots.txt does not allow it');
    else {
      if (done > 0) await wait(pauseMs, undefined, { signal });
      const page = await fetchPage(url, start, options, known);
      if (
        page &&
        options.findBy === 'links' &&
        level < depth &&
        HTML.test(page.response.headers.get('content-type') ?? '')
      ) {
        for (const link of linksOf(new TextDecoder().decode(page.body))) {
          const found = pageAddress(link, new URL(page.url), start.origin);
          if (!found || known.has(found.href) || known.size >= maxPages) continue;
          known.add(found.href);
          queue.push({ url: found, level: level + 1 });
        }
      }
      if (page) await options.onPage(page);
    }
    done++;
    await options.onProgress(done, done + queue.length);
  }
}

/** @returns null when it was skipped */
async function fetchPage(url: URL, start: URL, options: CrawlOptions, known: Set<string>): Promise<FetchedPage | null> {
  const isFirst = url.href === start.href;
  try {
    const response = await request(url.href, options);
    if (!response.ok) {
      await response.body?.cancel();
      throw new SiteError(`it answered ${response.status}`);
    }
    const final = new URL(response.url || url.href);
    final.hash = '';
    if (final.origin !== start.origin) {
      await response.body?.cancel();
      throw new SiteError(`it leads to another site (${final.origin})`);
    }
    if (final.href !== url.href && known.has(final.href)) {
      await response.body?.cancel();
      return null;
    }
    known.add(final.href);
    return { url: final.href, response, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    options.signal.throwIfAborted();
    // Nothing follows from a first page that isn't there, and its reason is the answer.
    if (isFirst) throw error instanceof UrlBlockedError ? error : new SiteError(`${url.href}: ${reasonOf(error)}.`);
    options.onSkipped(url.href, reasonOf(error));
    return null;
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof UrlBlockedError
    ? 'it may not be reached'
    : error instanceof SiteError
      ? error.message
      : 'nothing answered';

function request(url: string, { fetch, signal }: CrawlOptions): Promise<Response> {
  return fetch(url, {
    signal,
    headers: { accept: 'text/html, application/pdf, text/*, */*;q=0.5', 'user-agent': `${ROBOT_NAME}/1` },
  });
}

/** Without a robots.txt everything is allowed; one that can't be read for a fault of the server forbids everything (RFC 9309). */
async function robotsOf(start: URL, options: CrawlOptions): Promise<Robots> {
  const response = await request(new URL('/robots.txt', start).href, options).catch((error: unknown) => {
    options.signal.throwIfAborted();
    throw error instanceof UrlBlockedError ? error : new SiteError(`${start.origin}: nothing answered.`);
  });
  if (response.status >= 500)
    throw new SiteError(`${start.origin} answered ${response.status} when asked for its robots.txt.`);
  if (response.ok) return parseRobots(await response.text());
  await response.body?.cancel();
  return EVERYTHING_ALLOWED;
}

async function pagesOfSitemap(start: URL, robots: Robots, options: CrawlOptions): Promise<URL[]> {
  const named = robots.sitemaps.filter((url) => URL.canParse(url, start));
  const beginning = /\.xml(?:\.gz)?$/i.test(start.pathname)
    ? [start.href]
    : named.length > 0
      ? named
      : ['/sitemap.xml'];
  const sitemaps = beginning.map((url) => new URL(url, start).href);
  const pages = new Map<string, URL>();
  for (const [i, address] of sitemaps.entries()) {
    if (i >= MOST_SITEMAPS || pages.size >= options.maxPages) break;
    const response = await request(address, options);
    if (!response.ok) {
      await response.body?.cancel();
      options.onSkipped(address, `it answered ${response.status}`);
      continue;
    }
    const sitemap = await parseSitemap(new Uint8Array(await response.arrayBuffer()), 50_000).catch(() => null);
    if (!sitemap) {
      options.onSkipped(address, 'it is no sitemap');
      continue;
    }
    for (const link of sitemap.sitemaps) {
      const url = URL.canParse(link) ? new URL(link) : null;
      if (url?.origin === start.origin && !sitemaps.includes(url.href)) sitemaps.push(url.href);
    }
    for (const link of sitemap.pages) {
      const page = pageAddress(link, start, start.origin);
      if (page && pages.size < options.maxPages) pages.set(page.href, page);
    }
  }
  if (pages.size === 0) throw new SiteError(`No page of ${start.origin} was found in a sitemap.`);
  return [...pages.values()];
}
