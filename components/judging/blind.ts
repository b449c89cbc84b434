/**
 * A number from a text, the same on every machine: FNV-1a in 32 bits, then the last step of MurmurHash3, without which the lowest
 * bit is no more than the parity of the characters.
 */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/**
 * The order in which a row's answers are shown while their columns are hidden: the same at every reload, different from row to row, and
 * saying nothing about the columns.
 */
export function blindOrder<Item extends { id: string }>(
  items: readonly Item[],
  comparisonId: string,
  inputIndex: number,
): Item[] {
  const rank = (item: Item) => hash(`${comparisonId}/${inputIndex}/${item.id}`);
  return [...items].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

export interface Choice {
  /** The key that chooses it: 1, 2, …; null past 9. */
  key: string | null;
  label: string;
  winner: string;
}

/** What a row can be judged as: one of its answers, a tie, or neither; with two answers the keys are 1 to 4. */
export function choicesOf(answers: readonly { id: string; letter: string }[]): Choice[] {
  const choices = [
    ...answers.map(({ id, letter }) => ({ label: letter, winner: id })),
    { label: 'Tie', winner: 'tie' },
    { label: answers.length === 2 ? 'Neither' : 'None', winner: 'none' },
  ];
  return choices.map((choice, at) => ({ ...choice, key: at < 9 ? String(at + 1) : null }));
}
