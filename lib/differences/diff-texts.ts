import { diffLines, diffWordsWithSpace } from 'diff';

export type DiffUnit = 'words' | 'lines';

export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** Which change this part belongs to, from 0; a removal and the addition right after it are one change. -1 for what is the same. */
  change: number;
}

export interface TextDiff {
  parts: DiffPart[];
  changes: number;
  /** The unit that was used: `lines` where comparing by words would have taken too long. */
  unit: DiffUnit;
}

/**
 * The most edits that are searched for before a coarser unit is taken; the search's cost grows with their square. A count, not a
 * time limit, so that the same two texts always compare the same.
 */
const MAX_EDITS = 4_000;

/**
 * What has to be taken out of `before` and put in to get `after`, over the whole length of both: what is not `added`, put
 * together, is `before`; what is not `removed` is `after`. Words are compared with the white space between them. Texts that
 * differ too much for words are compared by lines, and beyond that shown as replaced whole.
 */
export function diffTexts(before: string, after: string, unit: DiffUnit): TextDiff {
  const limit = { maxEditLength: MAX_EDITS };
  const byWords = unit === 'words' ? diffWordsWithSpace(before, after, limit) : undefined;
  const changes = byWords ?? diffLines(before, after, limit) ?? replaced(before, after);
  const parts: DiffPart[] = [];
  let count = 0;
  let previous: DiffPart['kind'] = 'same';
  for (const { added, removed, value } of changes) {
    if (value === '') continue;
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    if (kind !== 'same' && previous === 'same') count += 1;
    parts.push({ kind, text: value, change: kind === 'same' ? -1 : count - 1 });
    previous = kind;
  }
  return { parts, changes: count, unit: byWords ? 'words' : 'lines' };
}

function replaced(before: string, after: string) {
  return [
    { added: false, removed: true, value: before },
    { added: true, removed: false, value: after },
  ];
}
