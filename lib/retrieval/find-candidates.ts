import type { SearchableIndex } from '@/lib/indexes';
import { nearest, type NearestSettings } from './nearest/store';
import { bestByTerms, type Found, type Scope } from './store';

/** What each leg found of all wordings of a question. */
export interface Candidates {
  dense: Found[];
  lexical: Found[];
}

/** A question as it is looked for: its vectors (none in lexical mode) and terms (none in dense mode), one for each wording. */
export interface Wordings {
  vectors: readonly Float32Array[];
  terms: readonly (readonly string[])[];
}

/** Both legs at once. Where there are several wordings, a chunk counts with its best score of them (CombMAX, Fox and Shaw 1994). */
export async function findCandidates(
  index: SearchableIndex,
  { vectors, terms }: Wordings,
  limit: number,
  scope: Scope,
  settings: NearestSettings,
): Promise<Candidates> {
  const [dense, lexical] = await Promise.all([
    Promise.all(vectors.map((vector) => nearest(index, vector, limit, scope, settings))),
    Promise.all(terms.map((wording) => bestByTerms(index, wording, limit, scope))),
  ]);
  return { dense: best(dense), lexical: best(lexical) };
}

function best(lists: readonly Found[][]): Found[] {
  if (lists.length <= 1) return lists[0] ?? [];
  const found = new Map<number, Found>();
  for (const [wording, list] of lists.entries()) {
    for (const item of list) {
      const known = found.get(item.id);
      if (!known || item.score > known.score) found.set(item.id, { ...item, wording });
    }
  }
  return [...found.values()];
}
