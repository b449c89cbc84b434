const MOST = 10;

/**
 * What a chat model said of numbered passages, read as tolerantly as can be: JSON with a number and a score for each, a JSON
 * object from number to score, lines such as `[2]: 7`, or an order such as `[2] > [1]`. Numbers that were not given to it,
 * and scores outside 0 to 10, are left out.
 *
 * @returns scores from 0 to 10 by the passage's number; a passage that is not named is missing; empty where nothing was said
 */
export function parseScores(answer: string, numbers: ReadonlySet<number>): Map<number, number> {
  const scores = new Map<number, number>();
  const add = (number: number, score: number) => {
    if (numbers.has(number) && score >= 0 && score <= MOST && !scores.has(number)) scores.set(number, score);
  };
  for (const value of jsonIn(answer)) readJson(value, add);
  if (scores.size > 0) return scores;
  for (const [, number, score] of answer.matchAll(
    /^[^\d\n]{0,20}(\d{1,3})\]?\**\s{0,3}(?::|=|-|–|→)\s{0,3}\**(\d{1,2}(?:\.\d{1,3})?)(?:\s?\/\s?10)?\b/gmu,
  )) {
    add(Number(number), Number(score));
  }
  if (scores.size > 0) return scores;
  const order = /\[?\d{1,3}\]?(?:\s{0,3}>\s{0,3}\[?\d{1,3}\]?)+/u.exec(answer)?.[0];
  const ranked = [...new Set((order?.match(/\d+/gu) ?? []).map(Number))].filter((number) => numbers.has(number));
  for (const [place, number] of ranked.entries()) add(number, MOST * (1 - place / ranked.length));
  return scores;
}

/** Every value in the answer that is JSON by itself: the whole, or the parts between outermost brackets. */
function jsonIn(answer: string): unknown[] {
  const found: unknown[] = [];
  for (const [open, close] of [
    ['{', '}'],
    ['[', ']'],
  ] as const) {
    const start = answer.indexOf(open);
    const end = answer.lastIndexOf(close);
    if (start === -1 || end <= start) continue;
    try {
      found.push(JSON.parse(answer.slice(start, end + 1)));
    } catch {
      // Not JSON after all; the other ways are tried.
    }
  }
  return found;
}

function readJson(value: unknown, add: (number: number, score: number) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) readJson(item, add);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  const named = (names: readonly string[]) =>
    entries.find(([key]) => names.includes(key.toLowerCase()))?.[1] as unknown;
  const number = named(['passage', 'id', 'index', 'number', 'document', 'rank']);
  const score = named(['score', 'relevance', 'rating']);
  if (number !== undefined && score !== undefined) {
    add(Number(String(number).replace(/[^\d]/gu, '') || NaN), Number(score));
    return;
  }
  for (const [key, inner] of entries) {
    if (typeof inner === 'object') readJson(inner, add);
    else if (/^\[?\d{1,3}\]?$/u.test(key)) add(Number(key.replace(/[^\d]/gu, '')), Number(inner));
  }
}
