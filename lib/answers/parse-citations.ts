import type { Citation } from './schema';

/** `[3]`, and `[1, 4]` as two citations; not the text of a Markdown link and not a footnote. */
const MARK = /\[(\d{1,4}(?:\s*[,;]\s*\d{1,4})*)\](?!\()/g;

/**
 * Finds what a text cites. Nothing but a rank that was retrieved can be verified (T8).
 *
 * @param ranks the ranks of the passages that went to the model
 * @returns in the order of the text; `start` and `end` are UTF-16 offsets of the brackets
 */
export function parseCitations(text: string, ranks: readonly number[]): Citation[] {
  const retrieved = new Set(ranks);
  return [...text.matchAll(MARK)].flatMap((match) =>
    (match[1] ?? '').split(/[,;]/).map((number) => {
      const hitRank = Number(number);
      return {
        hitRank,
        start: match.index,
        end: match.index + match[0].length,
        verified: retrieved.has(hitRank),
      };
    }),
  );
}
