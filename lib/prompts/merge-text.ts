import { diffArrays } from 'diff';

/** A stretch of a merge: agreed on, or changed differently by both sides. */
export type MergePart<T> = { kind: 'agreed'; value: T } | { kind: 'conflict'; base: T; theirs: T; mine: T };

/** Beyond this many edits two sides count as wholly different, and the merge as one conflict; the search grows with the square. */
const MAX_EDITS = 4_000;

interface Chunk {
  base: string[];
  theirs: string[];
  mine: string[];
  stable: boolean;
}

/** How `side` stands to `base`: for each base position the side's position of the same token, or undefined. */
function matches(base: readonly string[], side: readonly string[]): (number | undefined)[] {
  const found: (number | undefined)[] = [];
  let inSide = 0;
  const changes = diffArrays([...base], [...side], { maxEditLength: MAX_EDITS });
  if (!changes) return base.map(() => undefined);
  for (const change of changes) {
    if (change.added) inSide += change.value.length;
    else for (let i = 0; i < change.value.length; i++) found.push(change.removed ? undefined : inSide++);
  }
  return found;
}

/**
 * Splits three token lists into stretches where all three agree and stretches where a side differs, as diff3 does
 * (Khanna, Kunal and Pierce, "A Formal Investigation of Diff3", 2007).
 */
function chunks(base: readonly string[], theirs: readonly string[], mine: readonly string[]): Chunk[] {
  const inTheirs = matches(base, theirs);
  const inMine = matches(base, mine);
  const result: Chunk[] = [];
  let [b, t, m] = [0, 0, 0];
  const push = (toBase: number, toTheirs: number, toMine: number, stable: boolean) => {
    if (toBase > b || toTheirs > t || toMine > m) {
      const chunk = { base: base.slice(b, toBase), theirs: theirs.slice(t, toTheirs), mine: mine.slice(m, toMine) };
      result.push({ ...chunk, stable });
    }
    [b, t, m] = [toBase, toTheirs, toMine];
  };
  while (b < base.length) {
    let length = 0;
    while (b + length < base.length && inTheirs[b + length] === t + length && inMine[b + length] === m + length)
      length++;
    if (length > 0) {
      push(b + length, t + length, m + length, true);
      continue;
    }
    let next = b;
    while (next < base.length && (inTheirs[next] === undefined || inMine[next] === undefined)) next++;
    push(next, inTheirs[next] ?? theirs.length, inMine[next] ?? mine.length, false);
  }
  push(base.length, theirs.length, mine.length, false);
  return result;
}

const lines = (text: string) => text.match(/[^\n]*\n|[^\n]+/g) ?? [];
const words = (text: string) => text.match(/\s+|[\p{L}\p{M}\p{N}_]+|[^\s]/gu) ?? [];

function mergeBy(
  split: (text: string) => string[],
  conflicting: (base: string, theirs: string, mine: string) => MergePart<string>[],
  base: string,
  theirs: string,
  mine: string,
): MergePart<string>[] {
  return chunks(split(base), split(theirs), split(mine)).flatMap((chunk) => {
    const [old, they, me] = [chunk.base.join(''), chunk.theirs.join(''), chunk.mine.join('')];
    if (chunk.stable || they === me) return { kind: 'agreed' as const, value: they };
    if (they === old) return { kind: 'agreed' as const, value: me };
    if (me === old) return { kind: 'agreed' as const, value: they };
    return conflicting(old, they, me);
  });
}

/**
 * Merges two changes of one text. Lines first; where both sides changed the same lines, their words; where both changed the
 * same words, those lines are one conflict. A side that equals the base takes the other side whole.
 */
export function mergeText(base: string, theirs: string, mine: string): MergePart<string>[] {
  if (theirs === mine || mine === base) return [{ kind: 'agreed', value: theirs }];
  if (theirs === base) return [{ kind: 'agreed', value: mine }];
  const conflict = (old: string, they: string, me: string): MergePart<string>[] => [
    { kind: 'conflict', base: old, theirs: they, mine: me },
  ];
  const merged = mergeBy(
    lines,
    (old, they, me) => {
      if (old.length + they.length + me.length > 20_000) return conflict(old, they, me);
      const byWords = mergeBy(words, conflict, old, they, me);
      return byWords.some((part) => part.kind === 'conflict') ? conflict(old, they, me) : byWords;
    },
    base,
    theirs,
    mine,
  );
  return joinAgreed(merged);
}

function joinAgreed(parts: MergePart<string>[]): MergePart<string>[] {
  const joined: MergePart<string>[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'agreed' && last?.kind === 'agreed') last.value += part.value;
    else joined.push({ ...part });
  }
  return joined;
}
