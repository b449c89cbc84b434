import { parseTemplate } from '@/lib/templates';
import { RUN_VARIABLES } from './prompt-form';

/** Something in a prompt that is probably not meant. */
export interface TemplateProblem {
  kind: 'near-miss' | 'unused-value' | 'unused-input' | 'no-such-prompt';
  /** The name that it is about. */
  name: string;
  /** Which message holds it, where one does. */
  message?: number;
  text: string;
  /** What to put in its place. */
  instead?: string;
}

interface LintInput {
  messages: readonly { content: string }[];
  examples: readonly { input: Readonly<Record<string, unknown>> }[];
  /** Values that were typed in the try-out. */
  values: Readonly<Record<string, string>>;
  /** All variables, those of included prompts too. */
  used: readonly string[];
  /** Prompts that can be included; null while they are not known. */
  prompts: readonly string[] | null;
}

/** Names that look mistyped, values that go nowhere, and includes of prompts that don't exist. */
export function lintTemplate({ messages, examples, values, used, prompts }: LintInput): TemplateProblem[] {
  const parts = messages.map(({ content }) => parseTemplate(content));
  const counts = new Map<string, number>();
  for (const part of parts.flat()) {
    if (part.kind === 'variable') counts.set(part.name, (counts.get(part.name) ?? 0) + 1);
  }
  const meant = [...new Set([...RUN_VARIABLES, ...Object.keys(values).filter((name) => values[name] !== '')])];
  const problems: TemplateProblem[] = [];
  const told = new Set<string>();
  parts.forEach((list, message) => {
    for (const part of list) {
      if (part.kind === 'variable' && !told.has(part.name) && !meant.includes(part.name)) {
        const often = [...counts].filter(([, count]) => count > (counts.get(part.name) ?? 0)).map(([name]) => name);
        const instead = nearest(part.name, [...meant, ...often]);
        if (instead === null) continue;
        told.add(part.name);
        const text = `{{${part.name}}} looks like {{${instead}}}.`;
        problems.push({ kind: 'near-miss', name: part.name, message, text, instead });
      }
      if (part.kind === 'include' && prompts && !prompts.includes(part.prompt)) {
        const instead = nearest(part.prompt, prompts);
        const text = `There is no prompt “${part.prompt}”${instead === null ? '' : `; “${instead}” looks like it`}.`;
        problems.push({ kind: 'no-such-prompt', name: part.prompt, message, text, ...(instead ? { instead } : {}) });
      }
    }
  });
  const known = new Set([...used, ...counts.keys(), ...RUN_VARIABLES]);
  for (const [name, value] of Object.entries(values)) {
    if (value !== '' && !known.has(name)) {
      problems.push({ kind: 'unused-value', name, text: `The value of ${name} stands nowhere in the prompt.` });
    }
  }
  const inputs = new Set(examples.flatMap(({ input }) => Object.keys(input)));
  for (const name of inputs) {
    if (!known.has(name)) {
      problems.push({
        kind: 'unused-input',
        name,
        text: `The examples give ${name}, which stands nowhere in the prompt.`,
      });
    }
  }
  return problems;
}

/** The most similar name, if it is so similar that a slip of the fingers explains the difference. */
function nearest(name: string, candidates: readonly string[]): string | null {
  const most = name.length <= 4 ? 1 : 2;
  let best: string | null = null;
  let least = most + 1;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > most) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Letters to put in, take out, replace or swap with their neighbour (optimal string alignment; Damerau 1964). */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const before = rows[i - 1] ?? [];
      const costs = [
        (before[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      ];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        costs.push((rows[i - 2]?.[j - 2] ?? 0) + 1);
      }
      row.push(Math.min(...costs));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
