/** The id of the column whose head or answers have the focus, as `data-column` says it. */
export function columnUnderFocus(): string | undefined {
  const place = document.activeElement?.closest<HTMLElement>('[data-column]');
  return place?.dataset.column;
}
