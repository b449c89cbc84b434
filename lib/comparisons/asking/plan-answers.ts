import { freezeVariant, refuseMissingVariables } from '@/lib/answers';
import { NotFoundError, ValidationError, type FieldError } from '@/lib/errors';
import type { CreationSources } from '../creation-sources';
import type { StoredCells, StoredVariant } from '../rows';
import {
  addAnswersSchema,
  MAX_CELLS,
  MAX_INPUTS,
  MAX_KEPT_INPUTS,
  MAX_KEPT_VARIANTS,
  MAX_VARIANTS,
  type AddAnswers,
} from '../schema';
import type { Key } from '../store';
import { missingCells, type MissingCells } from './missing-cells';
import { selectCells } from './store';

/** What a comparison will ask once it is extended, and the answers that then are missing. */
export interface AnswerPlan {
  before: StoredCells;
  after: Omit<StoredCells, 'answers'>;
  missing: MissingCells;
}

/**
 * Decides what an extension means, and refuses what can't be asked, before anything is written or a model is called. What the
 * columns that are there stood for when they were asked first, they stand for now: a label that was moved since changes nothing.
 *
 * @throws NotFoundError, ValidationError
 */
export async function planAnswers(key: Key, request: AddAnswers, sources: CreationSources): Promise<AnswerPlan> {
  const asked = addAnswersSchema.parse(request);
  const before = await selectCells(key);
  if (!before) throw new NotFoundError('Comparison', key.id);
  const inputs: StoredCells['inputs'] = [
    ...withReplaced(before.inputs, asked.replaces.inputs ?? [], 'replaces.inputs'),
    ...asked.inputs,
  ];
  const kept = withReplaced(before.variants, asked.replaces.variants ?? [], 'replaces.variants');
  const rows = chosen(inputs, asked.only.inputs, 'only.inputs');
  const askedInputs = rows.flatMap((row) => inputs[row] ?? []);
  const added = await Promise.all(
    asked.variants.map(async (variant, index): Promise<StoredVariant> => {
      const path = `variants.${index}`;
      const frozen = await freezeVariant(key.workspaceId, variant, askedInputs, sources, path);
      const { promptVersion, promptHash, includes } = frozen;
      const ran = { ...variant, retrieval: frozen.variant.retrieval, promptVersion, promptHash };
      return { ...ran, ...(includes.length > 0 ? { includes } : {}), frozen: frozen.variant };
    }),
  );
  const variants: StoredVariant[] = [...kept, ...added];
  const columns = chosen<StoredVariant>(variants, asked.only.variants, 'only.variants');
  for (const column of columns) {
    if (column < kept.length) refuseMissingVariables(variants[column]!.frozen.template.messages, askedInputs);
  }
  const repeats = Math.max(before.repeats, asked.repeats ?? 1);
  const missing = missingCells(before.answers, columns, rows, repeats);
  const maxCostUsd = asked.maxCostUsd === undefined ? before.maxCostUsd : asked.maxCostUsd;
  const after = { variants, inputs, repeats, maxCostUsd };
  refuseTooMany(after, before, missing);
  return { before, after, missing };
}

type Replaceable = { replaced?: true | undefined };

function withReplaced<Item extends Replaceable>(items: readonly Item[], indices: readonly number[], path: string) {
  refuse(indices.some((index) => index >= items.length) && `has no item ${Math.max(...indices)}`, path);
  return items.map((item, index): Item => (indices.includes(index) ? { ...item, replaced: true } : item));
}

/** The indices of what is to be asked. */
function chosen<Item extends Replaceable>(items: readonly Item[], only: readonly number[] | undefined, path: string) {
  const present = items.flatMap((item, index) => (item.replaced ? [] : [index]));
  if (!only) return present;
  const wrong = only.find((index) => !present.includes(index));
  refuse(wrong !== undefined && `${wrong} is not there, or was replaced`, path);
  return [...new Set(only)].sort((a, b) => a - b);
}

function refuseTooMany({ variants, inputs }: AnswerPlan['after'], before: StoredCells, missing: MissingCells): void {
  const present = (items: readonly Replaceable[]) => items.filter(({ replaced }) => !replaced).length;
  refuse(present(variants) > MAX_VARIANTS && `a comparison has at most ${MAX_VARIANTS} columns`, 'variants');
  refuse(present(inputs) > MAX_INPUTS && `a comparison has at most ${MAX_INPUTS} rows`, 'inputs');
  const isLong = variants.length > MAX_KEPT_VARIANTS || inputs.length > MAX_KEPT_INPUTS;
  refuse(isLong && 'so much was replaced in this comparison that a new one has to be made', 'replaces');
  const cells = before.answers.filter(
    ({ variantIndex, inputIndex }) => !variants[variantIndex]?.replaced && !inputs[inputIndex]?.replaced,
  );
  const isLarge = cells.length + missing.fresh.length > MAX_CELLS;
  refuse(isLarge && `inputs × variants × repeats may be at most ${MAX_CELLS}`, 'inputs');
}

function refuse(message: string | false, path: string): void {
  if (message === false) return;
  const error: FieldError = { path, message };
  throw new ValidationError([error]);
}
