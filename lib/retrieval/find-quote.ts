/**
 * Where a text has the words of a quote: letter for letter, else whatever white space, case and hyphens at line ends lie
 * between (a quote is often copied from a page that breaks its lines elsewhere).
 *
 * @returns offsets in UTF-16 code units of the first such place, or null
 */
export function findQuote(text: string, quote: string): { start: number; end: number } | null {
  const exact = text.indexOf(quote);
  if (exact !== -1) return { start: exact, end: exact + quote.length };
  const wanted = squeeze(quote).letters;
  if (wanted === '') return null;
  const { letters, offsets } = squeeze(text);
  const at = letters.indexOf(wanted);
  if (at === -1) return null;
  const last = offsets[at + wanted.length - 1]!;
  return { start: offsets[at]!, end: last + 1 };
}

/** Letters, digits and signs in lower case without white space and hyphens, and where each of them stood. */
function squeeze(text: string): { letters: string; offsets: number[] } {
  const letters: string[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    if (/[\s\u00ad\u2010-\u2015-]/.test(unit)) continue;
    const lower = unit.toLowerCase();
    letters.push(lower.length === 1 ? lower : unit);
    offsets.push(i);
  }
  return { letters: letters.join(''), offsets };
}
