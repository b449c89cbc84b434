import { countTokens, detectLanguage } from '@/lib/text';
import type { ChunkingDocument } from './document';
import { createPathFinder } from './heading-path';
import { cutByStrategy } from './registry';
import { createRuler } from './ruler';
import type { Chunk, Chunking } from './schema';
import type { Topics } from './strategies/strategy';

/**
 * Cuts a document into chunks: in order, with strictly rising starts, never empty, without white space at their ends, and
 * together holding everything else of the text. `text` is exactly `document.text.slice(start, end)`, edges never part a
 * user-perceived character, and no chunk is longer than the size, unless a single such character is. Takes time linear in
 * the length of the text. The same input gives the same chunks.
 *
 * @param topics what `semantic` goes by; without them it sees no change of topic (`chunkDocument` finds them)
 */
export function chunkText(document: ChunkingDocument, chunking: Chunking, topics?: Topics): Chunk[] {
  const { text } = document;
  const language = document.language === undefined ? detectLanguage(text) : document.language;
  const ruler = createRuler(text, chunking.unit);
  const spans = cutByStrategy({ document: { ...document, language }, settings: chunking, ruler, topics });
  const pathAt = createPathFinder(document.outline ?? []);
  const pageAt = createPageFinder(document.pages ?? []);
  return spans.map(({ start, end, headingPath, parent = null }) => {
    const chunk = text.slice(start, end);
    return {
      start,
      end,
      text: chunk,
      tokens: chunking.unit === 'token' ? ruler.measure(start, end) : countTokens(chunk),
      headingPath: headingPath ? [...headingPath] : pathAt(start),
      page: pageAt(start),
      parent,
    };
  });
}

/** Finds the page of rising positions: the last one that begins at or before it. */
function createPageFinder(pages: NonNullable<ChunkingDocument['pages']>): (position: number) => number | null {
  let index = -1;
  return (position) => {
    while (index + 1 < pages.length && pages[index + 1]!.start <= position) index += 1;
    return pages[index]?.number ?? null;
  };
}
