import type { Variant } from '@/lib/comparisons/schema';

/** A column's own name, or what it is made of: `support/answer@production · gpt-5 · hybrid 5`. */
export function variantName(variant: Variant & { promptVersion?: number | null }): string {
  if (variant.name !== undefined) return variant.name;
  const { prompt, retrieval } = variant;
  const version = variant.promptVersion;
  const promptPart =
    'name' in prompt
      ? `${prompt.name}${'label' in prompt ? `@${prompt.label}${version ? ` (v${version})` : ''}` : ` v${prompt.version}`}`
      : 'own prompt';
  const retrievalPart = retrieval ? `${retrieval.mode} ${retrieval.topK}` : retrieval === null ? 'no documents' : null;
  const model = variant.model.startsWith('builtin/')
    ? variant.model
    : variant.model.slice(variant.model.indexOf('/') + 1);
  return [promptPart, model, retrievalPart].filter((part) => part !== null).join(' · ');
}

/** A, B, …, Z, then 27, 28, …: a column's letter by its place. */
export function columnLetter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : String(at + 1);
}
