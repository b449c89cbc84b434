import type { Case } from '@/lib/datasets/schema';
import type { PromptExample } from '@/lib/prompts/schema';

/** The parts of a case that an example needs. */
export type ExampleCase = Pick<Case, 'id' | 'key' | 'input' | 'expected'>;

/** A case as a few-shot example; null for one without an expected output, which would show nothing. */
export function exampleOf({ input, expected }: Pick<ExampleCase, 'input' | 'expected'>): PromptExample | null {
  if (expected === null || expected === undefined || expected === '') return null;
  const output = typeof expected === 'string' ? expected : JSON.stringify(expected);
  const entries = Object.entries(input).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  return { input: Object.fromEntries(entries) as PromptExample['input'], output };
}
