import type * as Reading from '@mozilla/readability';
import type { parseHTML } from 'linkedom';
import { decodeWhole } from '../decode';
import { type DomNode, writeHtml } from './html-text';
import type { Parser } from './parser';

/** Readability looks at every element several times; beyond this the page is taken whole. */
const MOST_ELEMENTS = 50_000;
/** What Readability or a `main` element must hold of the page's text to be believed: dropping content is worse than keeping a menu. */
const LEAST_SHARE = 0.5;
const LEAST_SHARE_OF_MAIN = 0.25;
const NEVER_TEXT =
  'script, style, noscript, template, iframe, svg, nav, [role="navigation"], [aria-hidden="true"], body > footer';

type Dom = ReturnType<typeof parseHTML>['document'];

/** The main text of a web page: its `main` or only `article`, else what Readability finds, else all of the body but menus. */
export const html: Parser = {
  id: 'html',
  label: 'HTML',
  mimeTypes: ['text/html', 'application/xhtml+xml'],
  extensions: ['.html', '.htm', '.xhtml'],
  paged: false,
  encoded: true,
  async parse({ bytes, encoding }, output) {
    const source = await decodeWhole(bytes, encoding, output, declaredEncoding(bytes));
    const [linkedom, reading] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
    const { document } = linkedom.parseHTML(wrapped(source));
    const title = (document.querySelector('title')?.textContent ?? '').replace(/\s+/g, ' ').trim();
    document.querySelectorAll(NEVER_TEXT).forEach((element) => element.remove());
    const main = mainElement(document, reading);
    if (title !== '' && !main.querySelector('h1')) {
      await output.appendHeading(1, title, '# ');
      await output.append('\n');
    }
    await writeHtml(main as unknown as DomNode, output);
  },
};

/** linkedom builds a body only when it is told where one is; fragments and pages without `<html>` are common. */
function wrapped(source: string): string {
  return /<(?:html|body)[\s>]/i.test(source) ? source : `<!doctype html><html><body>${source}</body></html>`;
}

/** What the page says of its encoding in its first 1,024 bytes, where the HTML standard looks too. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const beginning = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(beginning)?.[1] ??
    /<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(beginning)?.[1]
  );
}

function mainElement(document: Dom, { isProbablyReaderable, Readability }: typeof Reading): Element {
  const body = document.body ?? document.documentElement;
  const whole = textLength(body);
  const articles = document.querySelectorAll('article');
  const marked = document.querySelector('main, [role="main"]') ?? (articles.length === 1 ? articles[0] : null);
  if (marked && textLength(marked) >= whole * LEAST_SHARE_OF_MAIN) return marked;
  if (document.querySelectorAll('*').length > MOST_ELEMENTS || !isProbablyReaderable(document)) return body;
  const clone = document.cloneNode(true) as Dom;
  const article = new Readability(clone, { serializer: (element) => element as Element, keepClasses: false }).parse();
  return article?.content && textLength(article.content) >= whole * LEAST_SHARE ? article.content : body;
}

const textLength = (element: Element): number => (element.textContent ?? '').replace(/\s+/g, ' ').length;
