/** More words than this are not remembered: a long document has shown its vocabulary by then. */
const MOST_WORDS = 200_000;
/** First parts that are written with a hyphen even where the whole word was never seen. */
const PREFIXES = new Set(['self', 'non', 'ex', 'quasi', 'all', 'half', 'cross', 'well', 'ill', 'e']);

/** The words of a document as far as it has been read: they decide whether a hyphen at a line's end belongs to its word. */
export class KnownWords {
  readonly #words = new Set<string>();

  /** Learns the words of a line; a part of a word at its beginning or end, cut off by a hyphen, is none. */
  learn(line: string): void {
    if (this.#words.size >= MOST_WORDS) return;
    for (const [word] of line.replace(/\p{L}+[-\u00AD\u2010]$/u, '').matchAll(/\p{L}+(?:[-\u2010]\p{L}+)*/gu)) {
      const folded = word.toLowerCase().replaceAll('\u2010', '-');
      this.#words.add(folded);
      if (folded.includes('-')) for (const part of folded.split('-')) this.#words.add(part);
    }
  }

  /**
   * Whether `first-` at a line's end and `rest` on the next are one word without the hyphen: as it was seen elsewhere; else a
   * word made of two known words keeps it, and anything else was divided to fit.
   */
  areOneWord(first: string, rest: string): boolean {
    const [one, two] = [first.toLowerCase(), rest.toLowerCase()];
    if (this.#words.has(`${one}-${two}`)) return false;
    if (this.#words.has(one + two)) return true;
    if (PREFIXES.has(one)) return false;
    return !(one.length > 2 && this.#words.has(one) && this.#words.has(two));
  }
}
