import { trimSpan, type Span } from '@/lib/text';
import type { Section } from '../document';
import { codeDefinitions, looksLikeCode } from '../code-definitions';
import { createPathFinder } from '../heading-path';
import { markdownBlocks, type Block } from '../markdown-blocks';
import { markdownHeadings } from '../markdown-headings';
import { pack, type Group } from '../pack';
import type { Ruler } from '../ruler';
import { splitRecursively } from '../split-recursively';
import { splitLines, wholeRowsAndSentences } from '../split-spans';
import type { Strategy } from './strategy';

/**
 * One chunk for each section of the outline, if it fits; a longer one is cut between blocks, then between the lines of
 * code and tables and the sentences of prose. No chunk reaches into the next section, but a heading without a text of its
 * own goes with the section below it. Without an outline the headings are read from the text as Markdown.
 */
export const markdown: Strategy = ({ document, settings: { size, overlap }, ruler }) => {
  const { text, language } = document;
  const outline = document.outline?.length
    ? document.outline
    : looksLikeCode(text)
      ? codeDefinitions(text)
      : markdownHeadings(text);
  const groups: Group[] = [];
  for (const { span, headingPath } of sectionsOf(text, outline)) {
    for (const { spans } of groupsOf(text, span, language, ruler, size)) groups.push({ spans, headingPath });
  }
  return pack(groups, ruler, { size, overlap, repeat: 'words' });
};

function groupsOf(text: string, span: Span, language: string | null, ruler: Ruler, size: number): Group[] {
  const splitBlock = (block: Span): Span[] =>
    (block as Block).kind === 'prose' ? wholeRowsAndSentences(text, block, language) : splitLines(text, block);
  return splitRecursively(span, [(section) => markdownBlocks(text, section), splitBlock], ruler, size);
}

interface OwnText {
  span: Span;
  headingPath: string[];
}

const UNDERLINE = /\n {0,3}(?:=+|-+)$/;

/** The stretches between headings, each with the path of its heading. */
function sectionsOf(text: string, outline: readonly Section[]): OwnText[] {
  const headings = new Set(outline.map(({ start }) => start));
  const starts = [...new Set([0, ...headings, text.length])].sort((a, b) => a - b);
  const pathAt = createPathFinder(outline);
  const sections: OwnText[] = [];
  let carried: number | null = null;
  for (const [index, start] of starts.slice(0, -1).entries()) {
    const own = trimSpan(text, start, starts[index + 1]!);
    if (!own) continue;
    const span: Span = { start: carried ?? own.start, end: own.end };
    const onlyHeading = headings.has(start) && !text.slice(own.start, own.end).replace(UNDERLINE, '').includes('\n');
    carried = onlyHeading && index + 2 < starts.length ? span.start : null;
    if (carried === null) sections.push({ span, headingPath: pathAt(start) });
  }
  return sections;
}
