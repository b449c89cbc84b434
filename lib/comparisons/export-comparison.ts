import { stringify } from 'csv-stringify/sync';
import type { Answer } from '@/lib/answers/schema';
import type { Comparison, ExportFormat } from './schema';
import { withoutReplaced } from './without-replaced';

/**
 * A comparison as a file: its text and the media type. JSON has everything; the others what stands now, without what was
 * replaced.
 */
export function exportComparison(comparison: Comparison, format: ExportFormat): { text: string; mimeType: string } {
  switch (format) {
    case 'json':
      return { text: `${JSON.stringify(comparison, null, 2)}\n`, mimeType: 'application/json' };
    case 'csv':
      return { text: toCsv(withoutReplaced(comparison)), mimeType: 'text/csv; charset=utf-8; header=present' };
    case 'markdown':
      return { text: toMarkdown(withoutReplaced(comparison)), mimeType: 'text/markdown; charset=utf-8' };
  }
}

const COLUMNS: Record<string, (answer: Answer, comparison: Comparison) => string | number | null> = {
  question: (answer, { inputs }) => inputs[answer.inputIndex]?.question ?? '',
  variant: (answer, comparison) => variantName(comparison, answer.variantIndex),
  repeat: ({ repeat }) => repeat + 1,
  status: ({ status }) => status,
  answer: ({ text }) => text,
  model: ({ model }) => model,
  finishReason: ({ finishReason }) => finishReason,
  inputTokens: ({ usage }) => usage?.inputTokens ?? null,
  outputTokens: ({ usage }) => usage?.outputTokens ?? null,
  estimated: ({ usage }) => (usage ? String(usage.estimated === true) : null),
  costUsd: ({ costUsd }) => costUsd,
  retrievalMs: ({ timings }) => timings.retrievalMs,
  firstTokenMs: ({ timings }) => timings.firstTokenMs,
  totalMs: ({ timings }) => timings.totalMs,
  citations: ({ citations }) => citations.map(({ hitRank }) => hitRank).join(' '),
  sources: ({ hits }) => hits.map(({ rank, documentName }) => `[${rank}] ${documentName}`).join('\n'),
  error: ({ error }) => error?.detail ?? null,
};

/** One row for each answer. What a spreadsheet would take for a formula is text (T16); none of the numbers can be negative. */
function toCsv(comparison: Comparison): string {
  const rows = comparison.answers.map((answer) => Object.values(COLUMNS).map((cell) => cell(answer, comparison)));
  return stringify([Object.keys(COLUMNS), ...rows], { escape_formulas: true, record_delimiter: '\r\n' });
}

function toMarkdown(comparison: Comparison): string {
  const sections = comparison.inputs.flatMap(({ question }, inputIndex) => [
    '## Question',
    quoted(question),
    ...comparison.answers
      .filter((answer) => answer.inputIndex === inputIndex)
      .flatMap((answer) => answerSection(comparison, answer)),
  ]);
  return `${[`# ${oneLine(comparison.name)}`, `${comparison.createdAt}, ${comparison.status}`, ...sections].join('\n\n')}\n`;
}

function answerSection(comparison: Comparison, answer: Answer): string[] {
  const { usage, costUsd, timings, hits, error } = answer;
  const facts = [
    answer.model,
    answer.status,
    ...(usage
      ? [`${usage.inputTokens} tokens in, ${usage.outputTokens} out${usage.estimated ? ' (estimated)' : ''}`]
      : []),
    costUsd === null ? 'cost unknown' : `${usage?.estimated && costUsd > 0 ? '~' : ''}$${costUsd.toFixed(6)}`,
    ...(timings.totalMs === null ? [] : [`${Math.round(timings.totalMs)} ms`]),
  ];
  const repeat = comparison.repeats > 1 ? ` (${answer.repeat + 1} of ${comparison.repeats})` : '';
  return [
    `### ${oneLine(variantName(comparison, answer.variantIndex))}${repeat}`,
    oneLine(facts.join(', ')),
    ...(answer.text === '' ? [] : [quoted(answer.text)]),
    ...(error ? [quoted(error.detail)] : []),
    ...(hits.length === 0
      ? []
      : [quoted(hits.map(({ rank, documentName }) => `[${rank}] ${documentName}`).join('\n'))]),
  ];
}

/** Text that nobody vouches for, in a block that shows it as it is: no image in it is loaded and no link is live (T7). */
function quoted(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>!#|]/g, '\\$&');
}

/** What a column is called: its name, else its prompt and model. */
function variantName({ variants }: Comparison, index: number): string {
  const variant = variants[index];
  if (!variant) return '';
  if (variant.name) return variant.name;
  const prompt = 'name' in variant.prompt ? `${variant.prompt.name} v${variant.promptVersion ?? '?'}, ` : '';
  return `${prompt}${variant.model}${variant.retrieval ? `, ${variant.retrieval.mode}` : ''}`;
}
