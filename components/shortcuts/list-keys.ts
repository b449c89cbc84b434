/** Marks the element of a row that takes the focus: its link, where it has one. */
export const ROW = '[data-row-link]';

/**
 * The row to go to from the one that has the focus, or that holds what has it; -1 when there is none.
 *
 * @param at the row now, -1 for none
 * @param by 1 for the next, -1 for the one before; the list doesn't begin anew at its ends
 */
export function nextRow(count: number, at: number, by: 1 | -1): number {
  if (count === 0) return -1;
  if (at < 0) return by === 1 ? 0 : count - 1;
  return Math.min(Math.max(at + by, 0), count - 1);
}

/** Moves the focus by one row among all rows of the page, in the order in which they stand. */
export function moveByRow(page: ParentNode, focused: Element | null, by: 1 | -1): void {
  const rows = [...page.querySelectorAll<HTMLElement>(ROW)].filter((row) => row.getClientRects().length > 0);
  const line = focused?.closest('tr, li') ?? null;
  const at = rows.findIndex((row) => row === focused || (line !== null && line.contains(row)));
  const row = rows[nextRow(rows.length, at, by)];
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}
