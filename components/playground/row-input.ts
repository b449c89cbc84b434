import type { PlaygroundRow, PlaygroundSetup } from '@/lib/playground/schema';

/** What a row asks: its own values go before those for all rows; empty ones are left out. */
export function inputOf(
  row: PlaygroundRow,
  shared: PlaygroundSetup['variables'],
): { question: string; variables?: Record<string, string> } {
  const values = Object.entries({ ...shared, ...row.variables }).filter(([, value]) => value !== '');
  const question = row.question.trim();
  return values.length > 0 ? { question, variables: Object.fromEntries(values) } : { question };
}
