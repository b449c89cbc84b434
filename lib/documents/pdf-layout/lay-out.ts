import { type Line, linesOf } from './columns';
import { type Fragment, fragmentsOf, type PageContent } from './fragments';
import { guessHeadings, TypeSizes } from './headings';
import { KnownWords } from './known-words';
import { pageText, type PageText } from './page-text';
import { rowsOf } from './rows';
import { edgesOf, NEIGHBOURS, type PageEdges, runningHeads } from './running-heads';

export interface LaidOutPage<Page> extends PageText {
  page: Page;
  /** Running heads and page numbers that were left out, as they stood there. */
  removed: string[];
}

interface WaitingPage<Page> {
  page: Page;
  groups: Fragment[][];
  edges: PageEdges;
}

/** Pages from which the vocabulary and the usual type are learnt before the first of them is written. */
const AHEAD = NEIGHBOURS;

/**
 * Gives pages their text, in their order, each when the few after it are known: what stands at the edge of all of them is a
 * running head, and the size of most of the text tells headings. Holds no more than those few pages.
 *
 * @param pages `content` is null for a page that can't be read: it is passed on without text
 */
export async function* layOut<Page extends { content: PageContent | null }>(
  pages: AsyncIterable<Page>,
): AsyncGenerator<LaidOutPage<Page>> {
  const words = new KnownWords();
  const sizes = new TypeSizes();
  const waiting: WaitingPage<Page>[] = [];
  const behind: PageEdges[] = [];

  const write = (): LaidOutPage<Page> => {
    const { page, groups, edges } = waiting.shift() as WaitingPage<Page>;
    const around = new Map<number, PageEdges>();
    behind.forEach((other, i) => around.set(-1 - i, other));
    waiting.forEach((other, i) => around.set(i + 1, other.edges));
    const heads = runningHeads(edges, around);
    behind.unshift(edges);
    behind.length = Math.min(behind.length, NEIGHBOURS);
    const without = new Set(heads.flatMap(({ row }) => row.fragments));
    const texts = groups.map((fragments) => {
      const lines = linesOf(fragments.filter((fragment) => !without.has(fragment)));
      return pageText(lines, guessHeadings(lines, sizes.usual), words);
    });
    return { page, removed: heads.map(({ text }) => text), ...together(texts) };
  };

  for await (const page of pages) {
    const groups = page.content ? fragmentsOf(page.content) : [];
    const edges = edgesOf(rowsOf(groups[0] ?? []), page.content?.height ?? 1);
    learn(groups[0] ?? [], words, sizes);
    waiting.push({ page, groups, edges });
    if (waiting.length > AHEAD) yield write();
  }
  while (waiting.length > 0) yield write();
}

function learn(fragments: readonly Fragment[], words: KnownWords, sizes: TypeSizes): void {
  const lines: Line[] = linesOf(fragments);
  for (const line of lines) words.learn(line.cells.join(' '));
  sizes.add(lines);
}

/** Text in another direction (a table set sideways, a stamp in the margin) follows what most of the page says. */
function together(texts: readonly PageText[]): PageText {
  const whole: PageText = { text: '', headings: [] };
  for (const { text, headings } of texts) {
    if (text === '') continue;
    if (whole.text !== '') whole.text += '\n\n';
    const start = whole.text.length;
    whole.headings.push(...headings.map((heading) => ({ ...heading, start: heading.start + start })));
    whole.text += text;
  }
  return whole;
}
