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

/** Milliseconds after which a comparison by words gives up for one by lines. */
const PATIENCE_MS = 1500;

/** What has to be taken out of `before` and put in to get `after`, over the whole length of both. */
export function diffTexts(before: string, after: string, unit: DiffUnit): TextDiff {
  const byWords = unit === 'words' ? diffWordsWithSpace(before, after, { timeout: PATIENCE_MS }) : undefined;
  const changes = byWords ?? diffLines(before, after);
  const parts: DiffPart[] = [];
  let count = 0;
  let previous: DiffPart['kind'] = 'same';
  for (const { added, removed, value } of changes) {
    const kind = added ? 'added' : removed ? 'removed' : 'same';
    if (kind !== 'same' && previous === 'same') count += 1;
    parts.push({ kind, text: value, change: kind === 'same' ? -1 : count - 1 });
    previous = kind;
  }
  return { parts, changes: count, unit: byWords ? 'words' : 'lines' };
}
