import { diffArrays, diffLines, diffWordsWithSpace } from 'diff';

/** A stretch of two texts: in both, only in the newer, or only in the older. */
export interface TextChange {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/**
 * The most edits that are searched for before a coarser unit is taken; the search's cost grows with their square. A count, not a
 * time limit, so that the same two texts always compare the same.
 */
const MAX_EDITS = 4_000;

/**
 * Compares two texts by words (white space included) or by lines. What is not `added`, put together, is `from`; what is not `removed` is
 * `to`. Texts that differ too much for words are compared by lines, and beyond that shown as replaced whole.
 */
export function compareText(from: string, to: string, unit: 'words' | 'lines'): TextChange[] {
  if (from === to) return from === '' ? [] : [{ kind: 'same', text: from }];
  const limit = { maxEditLength: MAX_EDITS };
  const changes = (unit === 'words' ? diffWordsWithSpace(from, to, limit) : undefined) ?? diffLines(from, to, limit);
  if (!changes) {
    return [
      { kind: 'removed' as const, text: from },
      { kind: 'added' as const, text: to },
    ].filter((change) => change.text !== '');
  }
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** A pairing of two lists: same in both, replaced, only in the newer, or only in the older. */
export interface Pairing<T> {
  from?: T;
  to?: T;
}

/**
 * Aligns two lists by their equal items; between two equal ones, removed and added items are paired in order where
 * `alike` allows it.
 */
export function alignLists<T>(
  from: readonly T[],
  to: readonly T[],
  equal: (a: T, b: T) => boolean,
  alike: (a: T, b: T) => boolean,
): Pairing<T>[] {
  const pairs: Pairing<T>[] = [];
  let removed: T[] = [];
  let added: T[] = [];
  const flush = () => {
    for (const older of removed) {
      const match = added.findIndex((newer) => alike(older, newer));
      if (match < 0) pairs.push({ from: older });
      else {
        for (const newer of added.splice(0, match)) pairs.push({ to: newer });
        const [newer] = added.splice(0, 1);
        pairs.push({ from: older, to: newer as T });
      }
    }
    for (const newer of added) pairs.push({ to: newer });
    removed = [];
    added = [];
  };
  let position = 0;
  for (const change of diffArrays([...from], [...to], { comparator: equal })) {
    if (change.removed) {
      removed.push(...change.value);
      position += change.value.length;
    } else if (change.added) added.push(...change.value);
    else {
      flush();
      for (const item of change.value) pairs.push({ from: from[position++] as T, to: item });
    }
  }
  flush();
  return pairs;
}
