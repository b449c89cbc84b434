/** White space folded, so that a cell stays on its row's line. */
export const cellText = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A table's row as a line: its cells divided by ` | `; empty cells at the end are left out, a row without any text is null. */
export function rowLine(cells: readonly string[]): string | null {
  let end = cells.length;
  while (end > 0 && cells[end - 1] === '') end--;
  return end === 0 ? null : cells.slice(0, end).join(' | ');
}

/** Whether the first row of a table names its columns: words only, no two the same, and more than one of them. */
export function isHeader(cells: readonly string[]): boolean {
  const names = cells.filter((cell) => cell !== '');
  return (
    names.length > 1 && new Set(names).size === names.length && names.every((name) => !/^[\d.,%$€£()\s-]+$/.test(name))
  );
}

/** A row with the name of each of its columns, so that a passage says what its numbers mean: `Port: Cork | Depth: 7`. */
export function namedRowLine(header: readonly string[], cells: readonly string[]): string | null {
  const named = cells.flatMap((cell, i) => (cell === '' ? [] : [header[i] ? `${header[i]}: ${cell}` : cell]));
  return named.length === 0 ? null : named.join(' | ');
}
