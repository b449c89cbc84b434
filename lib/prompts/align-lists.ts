import { diffArrays } from 'diff';

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
