import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';

/** What a number was measured on. */
export function machine() {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
}

/** Writes the results to `bench/results/NAME.json` and prints them as a table. */
export async function report(
  name: string,
  rows: readonly Record<string, string | number>[],
  more: object = {},
): Promise<void> {
  await mkdir('bench/results', { recursive: true });
  const document = { name, at: new Date().toISOString(), machine: machine(), rows, ...more };
  await writeFile(`bench/results/${name}.json`, `${JSON.stringify(document, null, 2)}\n`);
  const columns = Object.keys(rows[0] ?? {});
  const lines = [
    columns,
    columns.map(() => '---'),
    ...rows.map((row) => columns.map((column) => String(row[column] ?? ''))),
  ];
  console.log(lines.map((line) => `| ${line.join(' | ')} |`).join('\n'));
}

export const median = (values: readonly number[]) => percentile(values, 0.5);

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
