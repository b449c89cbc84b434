import type { Variant } from '@/lib/comparisons/schema';

/** Lists of what a column can be made of; an empty list leaves that part as it is. */
export interface Axes {
  models: readonly string[];
  prompts: readonly Extract<Variant['prompt'], { name: string }>[];
  /** Null asks without documents. */
  indexes: readonly (string | null)[];
  temperatures: readonly number[];
}

/** Every combination of the lists, as columns that are like this one in everything else. The last list turns fastest. */
export function expandVariant(variant: Variant, { models, prompts, indexes, temperatures }: Axes): Variant[] {
  const { name: _, ...plain } = variant;
  return [plain as Variant]
    .flatMap((each) => orSame(prompts, each, (prompt) => ({ ...each, prompt })))
    .flatMap((each) => orSame(models, each, (model) => ({ ...each, model })))
    .flatMap((each) => orSame(indexes, each, (index) => ({ ...each, retrieval: retrievalFrom(each, index) })))
    .flatMap((each) =>
      orSame(temperatures, each, (temperature) => ({ ...each, parameters: { ...each.parameters, temperature } })),
    );
}

function orSame<Item>(list: readonly Item[], variant: Variant, make: (item: Item) => Variant): Variant[] {
  return list.length === 0 ? [variant] : list.map(make);
}

/** The column's own way of searching, in another index. */
function retrievalFrom({ retrieval }: Variant, indexId: string | null): Variant['retrieval'] {
  if (indexId === null) return null;
  return retrieval ? { ...retrieval, indexId } : { indexId, mode: 'hybrid', topK: 5 };
}
