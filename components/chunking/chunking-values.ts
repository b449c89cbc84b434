import {
  chunkingSchema,
  chunkingStrategies,
  type Chunking,
  type ChunkingStrategyId,
  type ChunkUnit,
} from '@/lib/chunking/schema';

/** What a form for a chunking holds; numbers as they were typed. What a strategy has no use for is empty. */
export interface ChunkingForm {
  strategy: ChunkingStrategyId;
  size: string;
  overlap: string;
  unit: ChunkUnit;
  windowSentences: string;
  parentSize: string;
}

/** What a form begins with for a strategy. */
export function chunkingDefaults(strategy: ChunkingStrategyId): ChunkingForm {
  const { defaults } = chunkingStrategies.find(({ id }) => id === strategy)!;
  return {
    strategy,
    size: String(defaults.size),
    overlap: String(defaults.overlap),
    unit: defaults.unit,
    windowSentences: 'windowSentences' in defaults ? String(defaults.windowSentences) : '',
    parentSize: 'parentSize' in defaults ? String(defaults.parentSize) : '',
  };
}

/** The settings as the API takes them, before they are checked. */
function typed(form: ChunkingForm) {
  const number = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN);
  return {
    strategy: form.strategy,
    unit: form.unit,
    size: number(form.size),
    overlap: number(form.overlap),
    ...(form.strategy === 'sentence-window' && { windowSentences: number(form.windowSentences) }),
    ...(form.strategy === 'parent-child' && { parentSize: number(form.parentSize) }),
  };
}

/** The settings as the API takes them; `null` while a field has no value that would do. */
export function toChunking(form: ChunkingForm): Chunking | null {
  return chunkingSchema.safeParse(typed(form)).data ?? null;
}

export type ChunkingField = 'size' | 'overlap' | 'windowSentences' | 'parentSize';

const WRONG: Record<ChunkingField, string> = {
  size: 'Must be between 1 and 100,000.',
  overlap: 'Must be less than the size.',
  windowSentences: 'Must be between 1 and 50.',
  parentSize: 'Must be at least the size.',
};

/** What is wrong with a number as typed. */
export function chunkingFieldError(form: ChunkingForm, field: ChunkingField): string | undefined {
  if (!/^\d{1,7}$/.test(form[field].trim())) return 'Type a whole number.';
  const { error } = chunkingSchema.safeParse(typed(form));
  return error?.issues.some(({ path }) => path[0] === field) ? WRONG[field] : undefined;
}
