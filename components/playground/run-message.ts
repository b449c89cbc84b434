import type { Comparison } from '@/lib/comparisons/schema';

/** What screen readers are told of a run: that it began, and how it ended, answer by answer only where they differ. */
export function runMessage({ status, answers }: Pick<Comparison, 'status' | 'answers'>): string {
  const all = `${answers.length} ${answers.length === 1 ? 'answer' : 'answers'}`;
  if (status === 'queued' || status === 'running') return `${all} asked for.`;
  const count = (...statuses: string[]) => answers.filter((answer) => statuses.includes(answer.status)).length;
  const parts = [
    [count('done'), 'finished'],
    [count('failed'), 'failed'],
    [count('incomplete'), 'cut off'],
    [count('stopped', 'queued', 'running'), 'stopped'],
  ] as const;
  if (count('done') === answers.length) return `All done: ${all}.`;
  const counted = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return `Over: ${all}, ${counted.join(', ')}.`;
}
