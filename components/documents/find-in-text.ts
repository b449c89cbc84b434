/** Where a search stops counting: more matches than anybody steps through. */
export const MOST_MATCHES = 1_000;

/** Every place where `query` stands in the text, without regard to case; at most 1,000. */
export function findInText(text: string, query: string): { start: number; end: number }[] {
  if (query.trim() === '') return [];
  const pattern = new RegExp(query.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'), 'giu');
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push({ start: match.index, end: match.index + match[0].length });
    if (found.length >= MOST_MATCHES) break;
  }
  return found;
}
