import type { Warning } from '../schema';

/** 1, 2, 3, 7 → "1–3, 7" */
export function ranges(numbers: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}

/** So many different ones are named; a document has few, or something else is wrong with it. */
const MOST_NAMED = 10;
const LONGEST_NAMED = 80;

/** What was left out at the edges of pages: nothing is dropped without being named. */
export class RemovedHeads {
  readonly #pages: number[] = [];
  readonly #patterns = new Map<string, string>();

  add(page: number, heads: readonly string[]): void {
    if (heads.length === 0) return;
    this.#pages.push(page);
    for (const head of heads) {
      const pattern = head.replace(/\d+/g, '#');
      if (this.#patterns.size < MOST_NAMED && !this.#patterns.has(pattern)) this.#patterns.set(pattern, head);
    }
  }

  warning(): Warning | null {
    if (this.#pages.length === 0) return null;
    const named = [...this.#patterns.values()].map((head) => `“${head.slice(0, LONGEST_NAMED).toWellFormed()}”`);
    const pages = this.#pages.length === 1 ? '1 page' : `${this.#pages.length} pages`;
    return {
      code: 'running_heads_removed',
      detail: `Running heads and page numbers of ${pages} are not part of the text, for example ${named.join(', ')}.`,
      pages: this.#pages,
      texts: [...this.#patterns.values()],
    };
  }
}
